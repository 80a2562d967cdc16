package org.borderflow.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.borderflow.estimates.Method;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.topology.service.Instance;
import org.borderflow.topology.service.StreamsSettings;

/**
 * How streams are to run, wherever that is.
 *
 * @param method how migrants are counted
 * @param retention how long crossings are kept
 * @param disclosure how public cells are protected
 * @param commitInterval how often results become visible
 * @param instance which of the instances that share the work
 */
record StreamsPlan(
    Method method,
    Retention retention,
    Disclosure disclosure,
    CommitInterval commitInterval,
    Instance instance) {

  /** One instance that forgets nothing. */
  static StreamsPlan forgettingNothing(
      Method method, Disclosure disclosure, CommitInterval commitInterval) {
    return new StreamsPlan(method, Retention.FOREVER, disclosure, commitInterval, Instance.ONLY);
  }

  /**
   * The settings on a cluster: a thread for each processor, and two at least.
   *
   * @param application name of the streams as a whole
   * @param data where the state is kept
   */
  StreamsSettings on(Deployment.Cluster cluster, String application, Path data) {
    Map<String, String> overrides = new HashMap<>(cluster.settings());
    overrides.putAll(instance.settings());
    return new StreamsSettings(
        cluster.bootstrapServers(),
        cluster.registryUrl(),
        application,
        instance.name(),
        data.resolve("streams"),
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        commitInterval,
        method,
        retention,
        disclosure,
        overrides);
  }
}
