package org.borderflow.topology.service;

import java.nio.file.Path;
import java.util.Map;
import org.borderflow.estimates.Method;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.retention.Retention;

/**
 * Settings of the stream application.
 *
 * @param bootstrapServers Kafka
 * @param registryUrl schema registry
 * @param applicationId prefix of internal topics, name of the consumer group
 * @param instanceId name of this instance, stable over restarts, so that a restart is not a
 *     rebalance
 * @param stateDirectory where state stores are kept
 * @param threads stream threads
 * @param commitInterval how often results become visible; longer is cheaper
 * @param method how migrants are counted
 * @param retention how long crossings are kept
 * @param disclosure how public cells are protected
 * @param overrides further settings of Kafka Streams and of the registry's client: how they are
 *     reached
 */
public record StreamsSettings(
    String bootstrapServers,
    String registryUrl,
    String applicationId,
    String instanceId,
    Path stateDirectory,
    int threads,
    CommitInterval commitInterval,
    Method method,
    Retention retention,
    Disclosure disclosure,
    Map<String, String> overrides) {}
