package org.borderflow.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.borderflow.ingest.read.UnusableInput;

/**
 * The secret under which identities become pseudonyms. Whoever has it can find out by trial whose
 * pseudonym it is; whoever loses it can never link new crossings to old ones.
 *
 * <p>Written as hexadecimal digits, or as any text, of at least 16 bytes. A key that has lately
 * replaced another is written in two lines, both in hexadecimal digits:
 *
 * <pre>
 * 8f3c…
 * former 1d07… until 2024-06-30
 * </pre>
 *
 * <p>Until that day, {@link #OVERLAP_DAYS} after the change, both are needed.
 */
public final class PseudonymKey {

  /** Name of the environment variable that may hold the key. */
  public static final String VARIABLE = "BORDERFLOW_PSEUDONYM_KEY";

  /**
   * How long two keys are needed: whoever crosses again within this time after a crossing is linked
   * to it whatever key was in use.
   */
  public static final int OVERLAP_DAYS = 487;

  private static final Pattern ROTATED =
      Pattern.compile("([0-9a-fA-F]+)\\s+former ([0-9a-fA-F]+) until (\\d{4}-\\d{2}-\\d{2})");

  private static final KeyText TEXT = new KeyText("pseudonym key");
  private static final int GENERATED_BYTES = 32;

  private final byte[] bytes;
  private final Former former;

  /** The key before, and the last day on which it is needed. */
  private record Former(PseudonymKey key, LocalDate until) {}

  private PseudonymKey(byte[] bytes) {
    this(bytes, null);
  }

  private PseudonymKey(byte[] bytes, Former former) {
    this.bytes = bytes;
    this.former = former;
  }

  /**
   * @throws IllegalArgumentException for fewer than 16 bytes
   */
  public static PseudonymKey of(byte[] bytes) {
    if (bytes.length < KeyText.LEAST_BYTES) {
      throw new IllegalArgumentException("a pseudonym key has at least 16 bytes");
    }
    return new PseudonymKey(bytes.clone());
  }

  /** A new random key. */
  public static PseudonymKey generate() {
    byte[] bytes = new byte[GENERATED_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new PseudonymKey(bytes);
  }

  /**
   * @throws UnusableInput if the file cannot be read or holds too short a key
   */
  public static PseudonymKey fromFile(Path file) {
    return read(TEXT.in(file), file.toString());
  }

  /**
   * The key in {@link #VARIABLE}, if it is set and not blank.
   *
   * @throws UnusableInput if it is too short
   */
  public static Optional<PseudonymKey> fromEnvironment(Map<String, String> environment) {
    return TEXT.in(environment, VARIABLE).map(bytes -> read(bytes, VARIABLE));
  }

  private static PseudonymKey read(byte[] written, String where) {
    Matcher rotated = ROTATED.matcher(new String(written, StandardCharsets.ISO_8859_1));
    if (!rotated.matches()) {
      return new PseudonymKey(written);
    }
    try {
      PseudonymKey before = of(HexFormat.of().parseHex(rotated.group(2)));
      byte[] present = of(HexFormat.of().parseHex(rotated.group(1))).bytes;
      return new PseudonymKey(present, new Former(before, LocalDate.parse(rotated.group(3))));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnusableInput(where + ": not a pseudonym key and the one before it", e);
    }
  }

  /**
   * A new key in place of this one.
   *
   * @param on the day of the change
   * @throws IllegalStateException if the one before this one is still needed
   */
  public PseudonymKey replaced(LocalDate on) {
    if (former != null) {
      throw new IllegalStateException("two keys before this one cannot be remembered");
    }
    return new PseudonymKey(generate().bytes, new Former(this, on.plusDays(OVERLAP_DAYS)));
  }

  /** This key alone. */
  public PseudonymKey withoutFormer() {
    return new PseudonymKey(bytes);
  }

  /** The key before this one, if it is remembered. */
  public Optional<PseudonymKey> former() {
    return Optional.ofNullable(former).map(Former::key);
  }

  /** The last day on which the key before this one is needed, if it is remembered. */
  public Optional<LocalDate> formerUntil() {
    return Optional.ofNullable(former).map(Former::until);
  }

  /** As it is written in a file. */
  public String text() {
    return former == null
        ? hex()
        : hex() + "\nformer " + former.key().hex() + " until " + former.until() + "\n";
  }

  /** The key as hexadecimal digits, to be kept where only the intake can read it. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  SecretKeySpec forMac(String algorithm) {
    return new SecretKeySpec(bytes, algorithm);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PseudonymKey key
        && Arrays.equals(bytes, key.bytes)
        && Objects.equals(former, key.former);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "pseudonym key";
  }
}
