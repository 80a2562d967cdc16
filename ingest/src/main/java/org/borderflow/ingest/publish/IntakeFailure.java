package org.borderflow.ingest.publish;

/** Kafka did not take a record. The intake must stop: going on would lose it. */
public final class IntakeFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public IntakeFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
