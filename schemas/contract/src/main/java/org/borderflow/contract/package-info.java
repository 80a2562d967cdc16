/**
 * What the parts of borderflow agree on: {@link org.borderflow.contract.Topics} names every topic
 * with its schemas, {@link org.borderflow.contract.AvroSerdes} reads and writes them in Confluent's
 * wire format, {@link org.borderflow.contract.TopicSetup} creates topics and registers schemas,
 * {@link org.borderflow.contract.Partitioning} says which partition a key belongs to.
 */
package org.borderflow.contract;
