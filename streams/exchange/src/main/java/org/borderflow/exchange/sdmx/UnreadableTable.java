package org.borderflow.exchange.sdmx;

/** Bytes that are no table of the format that they are said to be. Repeats nothing of them. */
public final class UnreadableTable extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableTable(String message) {
    super(message, null, false, false);
  }
}
