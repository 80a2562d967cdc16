package org.borderflow.command.erase;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What stands in the place of a message that nobody can read. The streams have set it aside; it is
 * judged by its bytes.
 */
record Unreadable() {

  /** The value of a message, or this. */
  static Object or(Deserializer<?> values, ConsumerRecord<byte[], byte[]> message) {
    try {
      Object value = values.deserialize(message.topic(), message.value());
      return value == null ? new Unreadable() : value;
    } catch (SerializationException e) {
      return new Unreadable();
    }
  }
}
