package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file with the key of an agency, as {@code agency add} prints it: alone on the last line. */
final class KeyFile {

  private KeyFile() {}

  /**
   * The key.
   *
   * @throws Misuse if the file cannot be read or holds none
   */
  static String key(Path file) {
    try {
      List<String> lines = Files.readString(file).lines().filter(l -> !l.isBlank()).toList();
      String key = lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
      if (key.matches("[!-~]+")) {
        return key;
      }
    } catch (IOException e) {
      throw new Misuse("--key-file: " + file + " cannot be read");
    }
    throw new Misuse("--key-file: " + file + " holds no key");
  }
}
