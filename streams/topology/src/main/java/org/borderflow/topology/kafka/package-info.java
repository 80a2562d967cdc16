/**
 * The three places that use classes which Kafka keeps to itself, each kept to one file: {@link
 * org.borderflow.topology.kafka.RepartitioningTopology}, {@link
 * org.borderflow.topology.kafka.CommitBuffer} and {@link org.borderflow.topology.kafka.Traces}.
 */
package org.borderflow.topology.kafka;
