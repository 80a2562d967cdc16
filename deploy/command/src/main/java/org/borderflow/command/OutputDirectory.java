package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A directory for results, {@code --out}. */
final class OutputDirectory {

  private OutputDirectory() {}

  /**
   * Makes it if it is missing.
   *
   * @param force whether there may be something in it
   * @throws Misuse if it cannot be used
   */
  static void prepare(Path out, boolean force) throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new Misuse("--out: " + out + " is not a directory");
    }
    if (Files.isDirectory(out) && !force) {
      try (Stream<Path> present = Files.list(out)) {
        if (present.findAny().isPresent()) {
          throw new Misuse("--out: " + out + " is not empty; --force writes into it all the same");
        }
      }
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new Misuse("--out: " + out + " cannot be made");
    }
    if (!Files.isWritable(out)) {
      throw new Misuse("--out: " + out + " cannot be written");
    }
  }
}
