/**
 * How Kafka Streams is used beyond its public classes, each in one file: {@link
 * org.borderflow.topology.kafka.RepartitioningTopology}, {@link
 * org.borderflow.topology.kafka.CommitBuffer} and {@link org.borderflow.topology.kafka.Traces} use
 * classes that Kafka keeps to itself, {@link org.borderflow.topology.kafka.CommitFlushing} relies
 * on when its clients are flushed.
 */
package org.borderflow.topology.kafka;
