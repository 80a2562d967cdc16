package org.borderflow.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import org.borderflow.schemas.Traveller;

/**
 * Pseudonyms of travellers: the first 128 bits of HMAC-SHA-256 over a canonical text that begins
 * with the kind of identity, so that a person number never meets a document number. A plain hash
 * would not do: all passport numbers can be tried in an afternoon.
 *
 * <p>Safe for use by several threads.
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";
  private static final char SEPARATOR = '\u001f';

  private final ThreadLocal<Mac> macs;
  private final Optional<Pseudonyms> former;

  public Pseudonyms(PseudonymKey key) {
    this.macs = ThreadLocal.withInitial(() -> mac(key));
    this.former = key.former().map(Pseudonyms::new);
  }

  /**
   * @param agency the agency whose person number it is
   * @param personId the number as written, without blanks around it
   */
  public Traveller ofPerson(String agency, String personId) {
    return of("person" + SEPARATOR + agency + SEPARATOR + personId);
  }

  /**
   * @param issuer code of the state or organisation that issued the document
   * @param number the number in any spelling; see {@link DocumentNumber}
   */
  public Traveller ofDocument(String issuer, String number) {
    return of("document" + SEPARATOR + issuer + SEPARATOR + DocumentNumber.canonical(number));
  }

  /**
   * A pseudonym for whoever a record without identity is about. It stands for that record alone: no
   * two records meet under it, nor does it meet any person or document.
   *
   * @param agency the agency whose record it is
   * @param recordId its id, of the original for a correction
   */
  public Traveller ofRecord(String agency, String recordId) {
    return of("record" + SEPARATOR + agency + SEPARATOR + recordId);
  }

  /** Under the key before, as long as that is remembered. */
  public Optional<Pseudonyms> former() {
    return former;
  }

  /**
   * What two who hold the same key, and know an agency by the same name, agree on. It tells nothing
   * of any traveller.
   */
  public String check(String agency) {
    return HexFormat.of().formatHex(of("check" + SEPARATOR + agency).bytes());
  }

  private Traveller of(String canonical) {
    byte[] hash = macs.get().doFinal(canonical.getBytes(StandardCharsets.UTF_8));
    return new Traveller(Arrays.copyOf(hash, Traveller.getClassSchema().getFixedSize()));
  }

  private static Mac mac(PseudonymKey key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key.forMac(ALGORITHM));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
