package org.borderflow.view.topic;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Is shown the records of some partitions, each partition in order, always by the same thread. */
@FunctionalInterface
public interface RecordVisitor {

  /** Looks at one record, still in its bytes; the value is null where a key was deleted. */
  void visit(ConsumerRecord<byte[], byte[]> record);

  /** Called once, in the same thread, when the partitions have been read to their end. */
  default void end() {}
}
