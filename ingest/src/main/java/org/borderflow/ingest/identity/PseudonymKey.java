package org.borderflow.ingest.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.borderflow.ingest.read.UnusableInput;

/**
 * The secret under which identities become pseudonyms. Whoever has it can find out by trial whose
 * pseudonym it is; whoever loses it can never link new crossings to old ones.
 *
 * <p>Written as hexadecimal digits, or as any text, of at least 16 bytes.
 */
public final class PseudonymKey {

  /** Name of the environment variable that may hold the key. */
  public static final String VARIABLE = "BORDERFLOW_PSEUDONYM_KEY";

  private static final KeyText TEXT = new KeyText("pseudonym key");
  private static final int GENERATED_BYTES = 32;

  private final byte[] bytes;

  private PseudonymKey(byte[] bytes) {
    this.bytes = bytes;
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
    return new PseudonymKey(TEXT.in(file));
  }

  /**
   * The key in {@link #VARIABLE}, if it is set and not blank.
   *
   * @throws UnusableInput if it is too short
   */
  public static Optional<PseudonymKey> fromEnvironment(Map<String, String> environment) {
    return TEXT.in(environment, VARIABLE).map(PseudonymKey::new);
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
    return other instanceof PseudonymKey key && Arrays.equals(bytes, key.bytes);
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
