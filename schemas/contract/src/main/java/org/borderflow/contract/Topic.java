package org.borderflow.contract;

import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic: its name, what its records mean and how long they are kept.
 *
 * @param name name in Kafka; its subjects are {@code <name>-key} and {@code <name>-value}
 * @param key generated class of the key
 * @param value generated class of the value
 * @param keySchema schema of the key
 * @param valueSchema schema of the value
 * @param cleanup how Kafka tidies it
 * @param timestamp which time its records carry
 * @param compatibility compatibility mode of its subjects
 */
public record Topic<K extends SpecificRecord, V extends SpecificRecord>(
    String name,
    Class<K> key,
    Class<V> value,
    Schema keySchema,
    Schema valueSchema,
    Cleanup cleanup,
    Timestamp timestamp,
    Compatibility compatibility) {

  public Topic {
    Objects.requireNonNull(name);
  }

  public String keySubject() {
    return name + "-key";
  }

  public String valueSubject() {
    return name + "-value";
  }

  /** How Kafka tidies a topic. */
  public enum Cleanup {
    /** Every record is kept: the topic is the log from which everything else can be made again. */
    KEEP("delete"),
    /** The latest record of each key is kept. */
    COMPACT("compact");

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }

    /** Value of Kafka's {@code cleanup.policy}. */
    public String policy() {
      return policy;
    }
  }

  /**
   * Which time the records of a topic carry. It is never that of a crossing, which is in the value.
   */
  public enum Timestamp {
    /** When Kafka stored the record. */
    STORED("LogAppendTime"),
    /** When Kafka stored the received record behind it, as the streams pass it on. */
    RECEIVED("CreateTime");

    private final String type;

    Timestamp(String type) {
      this.type = type;
    }

    /** Value of Kafka's {@code message.timestamp.type}. */
    public String type() {
      return type;
    }
  }

  /** Compatibility mode of a subject, in the registry's own words. */
  public enum Compatibility {
    /** New readers understand every old record: for what is read again from the beginning. */
    BACKWARD_TRANSITIVE,
    /** Old and new readers understand old and new records: for what others subscribe to. */
    FULL_TRANSITIVE
  }
}
