package org.borderflow.rules.disclosure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that decides which way cells are rounded. Whoever has it can undo much of the rounding
 * by trial; whoever replaces it publishes other values for the same cells, and the two together
 * tell more than either.
 */
public final class DisclosureKey {

  /**
   * The key of who has given none: known to everybody who reads this, and therefore no protection.
   */
  public static final DisclosureKey PUBLISHED =
      new DisclosureKey("borderflow: everybody knows this key".getBytes(StandardCharsets.US_ASCII));

  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST_BYTES = 16;
  private static final int GENERATED_BYTES = 32;

  private final byte[] bytes;

  private DisclosureKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException for fewer than 16 bytes
   */
  public static DisclosureKey of(byte[] bytes) {
    if (bytes.length < LEAST_BYTES) {
      throw new IllegalArgumentException("a disclosure key has at least 16 bytes");
    }
    return new DisclosureKey(bytes.clone());
  }

  /** A new random key. */
  public static DisclosureKey generate() {
    byte[] bytes = new byte[GENERATED_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new DisclosureKey(bytes);
  }

  /** The key as hexadecimal digits, to be kept where nobody else can read it. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /** Tells keys apart, and nothing else of them. */
  public String checkValue() {
    return String.format("%08x", draws().draw("which key", List.of(), 0, Integer.MAX_VALUE));
  }

  /** Draws under this key; for one thread. */
  Draws draws() {
    return new Draws(bytes);
  }

  @Override
  public String toString() {
    return "disclosure key";
  }

  /** Numbers that look random to who has not the key, and are always the same for the same cell. */
  static final class Draws {

    private final Mac mac;

    private Draws(byte[] key) {
      try {
        this.mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key, ALGORITHM));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
      }
    }

    /**
     * A number from 0 to one less than {@code sides}, each alike.
     *
     * @param purpose what the number is drawn for; other purposes draw independently
     * @param cell codes of the cell's dimensions
     * @param count exact count: with another count the cell draws anew
     */
    int draw(String purpose, List<String> cell, long count, int sides) {
      int room = room(purpose) + Long.BYTES;
      for (String code : cell) {
        room += room(code);
      }
      ByteBuffer message = ByteBuffer.allocate(room);
      put(purpose, message);
      for (String code : cell) {
        put(code, message);
      }
      mac.update(message.putLong(count).flip());
      return (int) Long.remainderUnsigned(ByteBuffer.wrap(mac.doFinal()).getLong(), sides);
    }

    /** With its length before it, so that no two lists of texts are the same bytes. */
    private static void put(String text, ByteBuffer message) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      message.putInt(utf8.length).put(utf8);
    }

    /** The most bytes that a text needs. */
    private static int room(String text) {
      return Integer.BYTES + 3 * text.length();
    }
  }
}
