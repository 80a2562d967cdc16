package org.borderflow.ingest.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.borderflow.ingest.read.UnusableInput;

/** Where a profile and the files it names are. */
interface Place {

  /** Opens a file there; null if there is none. */
  InputStream open(String file) throws IOException;

  /** What ships with borderflow. */
  static Place shipped() {
    return Place.class::getResourceAsStream;
  }

  /** A directory. */
  static Place directory(Path directory) {
    return file -> {
      Path path = directory.resolve(file);
      return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
    };
  }

  /**
   * The text of a file.
   *
   * @throws UnusableInput if it cannot be read
   */
  default String read(String file, String source) {
    try (InputStream in = open(file)) {
      if (in == null) {
        throw new UnusableInput(source + ": there is no such file");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnusableInput(source + ": cannot be read", e);
    }
  }
}
