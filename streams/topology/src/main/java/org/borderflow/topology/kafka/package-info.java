/**
 * The two places that use classes which Kafka Streams keeps to itself, each kept to one file:
 * {@link org.borderflow.topology.kafka.RepartitioningTopology} and {@link
 * org.borderflow.topology.kafka.CommitBuffer}.
 */
package org.borderflow.topology.kafka;
