package org.borderflow.exchange.house;

/** A deposit that could not be made durable: it counts as not received. */
public final class NotKept extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotKept(String message, Throwable cause) {
    super(message, cause);
  }
}
