package org.borderflow.embedded;

import java.nio.file.Path;

/** Another process holds the data directory; the message is one line for the user. */
public final class DataInUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the directory. */
  public DataInUse(Path directory) {
    super("The data in " + directory + " is in use by another process");
  }
}
