package org.borderflow.ingest.read;

/**
 * A file as a whole cannot be used: it cannot be read, has no header, is damaged. The user's
 * mistake, not ours: the message is one line to show as it is, and repeats no value of the file.
 */
public final class UnusableInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnusableInput(String message) {
    super(message);
  }

  public UnusableInput(String message, Throwable cause) {
    super(message, cause);
  }
}
