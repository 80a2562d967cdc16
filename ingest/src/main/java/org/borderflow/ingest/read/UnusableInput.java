package org.borderflow.ingest.read;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

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

  /** An input of which reading failed. */
  public static UnusableInput of(String source, IOException cause) {
    UnusableInput unusable = new UnusableInput(source + ": cannot be read", cause);
    return unusable.damaged()
        ? new UnusableInput(source + ": the gzip data are damaged or cut short", cause)
        : unusable;
  }

  /** Whether its compressed bytes are at fault, and not the way they are read. */
  public boolean damaged() {
    return getCause() instanceof EOFException || getCause() instanceof ZipException;
  }
}
