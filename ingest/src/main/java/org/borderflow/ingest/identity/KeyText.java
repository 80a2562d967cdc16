package org.borderflow.ingest.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.borderflow.ingest.read.UnusableInput;

/**
 * Secret keys as people give them: hexadecimal digits, or any text, of at least 16 bytes; blanks
 * around them do not count.
 *
 * @param name what the key is called in messages, such as {@code pseudonym key}
 */
public record KeyText(String name) {

  static final int LEAST_BYTES = 16;

  /**
   * The key in a file.
   *
   * @throws UnusableInput if the file cannot be read or holds too short a key
   */
  public byte[] in(Path file) {
    try {
      return bytes(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
    } catch (IOException e) {
      throw new UnusableInput(file + ": the " + name + " cannot be read", e);
    }
  }

  /**
   * The key in a variable of the environment, if it is set and not blank.
   *
   * @throws UnusableInput if it is too short
   */
  public Optional<byte[]> in(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(text -> !text.isBlank())
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
        .map(text -> bytes(text, variable));
  }

  /** One character per byte, so that a file of any bytes can be a key. */
  private byte[] bytes(String latin, String where) {
    String text = latin.strip();
    boolean hexadecimal =
        text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit) && !text.isEmpty();
    byte[] bytes =
        hexadecimal ? HexFormat.of().parseHex(text) : text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < LEAST_BYTES) {
      throw new UnusableInput(
          where + ": a " + name + " has at least " + LEAST_BYTES + " bytes (32 hex digits)");
    }
    return bytes;
  }
}
