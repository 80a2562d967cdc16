package org.borderflow.topology.codec;

/**
 * A value of the topic of accepted crossings, opened only as far as is needed to keep it. It is
 * stored as it came, without being written anew; the bytes name their schema, so that a later
 * version still reads them.
 */
public sealed interface TravellerFrame {

  /** The value in Confluent's wire format. */
  byte[] wire();

  /**
   * A crossing that stands.
   *
   * @param agency who sent it
   * @param recordId the original's record id
   */
  record Accepted(String agency, String recordId, byte[] wire) implements TravellerFrame {}

  /**
   * Anything else.
   *
   * @param event the value of the union
   */
  record Other(Object event, byte[] wire) implements TravellerFrame {}
}
