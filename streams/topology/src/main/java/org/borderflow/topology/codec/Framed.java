package org.borderflow.topology.codec;

import org.apache.kafka.common.serialization.Deserializer;

/**
 * A value together with the bytes it was read from, so that it can be stored as it came, without
 * being written anew. The bytes name their schema, so that a later version still reads them.
 *
 * @param value the value
 * @param bytes the same in Confluent's wire format
 */
public record Framed<T>(T value, byte[] bytes) {

  /** Reads values and keeps their bytes. */
  public static <T> Deserializer<Framed<T>> deserializer(Deserializer<T> inner) {
    return (topic, bytes) ->
        bytes == null ? null : new Framed<>(inner.deserialize(topic, bytes), bytes);
  }
}
