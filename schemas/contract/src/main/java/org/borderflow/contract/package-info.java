/**
 * What the parts of borderflow agree on: {@link org.borderflow.contract.Topics} names every topic
 * with its schemas, {@link org.borderflow.contract.AvroSerdes} reads and writes them in Confluent's
 * wire format, {@link org.borderflow.contract.TopicSetup} creates topics and registers schemas,
 * {@link org.borderflow.contract.Partitioning} says which partition a key belongs to.
 *
 * <p>What comes by the million is read and written field by field: {@link
 * org.borderflow.contract.WireRecords}, {@link org.borderflow.contract.WireWriter}, guarded by
 * {@link org.borderflow.contract.Layout}.
 */
package org.borderflow.contract;
