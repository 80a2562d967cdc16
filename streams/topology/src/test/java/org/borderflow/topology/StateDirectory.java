package org.borderflow.topology;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.kafka.common.utils.Utils;

/** Where stores of a test lie, until it ends. */
public final class StateDirectory implements AutoCloseable {

  private final File directory;

  /** A new one. */
  public StateDirectory() {
    try {
      directory = Files.createTempDirectory("stores").toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public File file() {
    return directory;
  }

  @Override
  public void close() {
    try {
      Utils.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
