package org.borderflow.ingest.parse;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;

/**
 * A 64-bit hash of a record's normalised content: what it does and the facts it states, but neither
 * who sent it nor where it was read. Two records of the same id with the same fingerprint are one
 * record sent twice. FarmHash's fingerprint, which is the same for ever and everywhere.
 */
final class Fingerprint {

  private static final HashFunction FUNCTION = Hashing.farmHashFingerprint64();

  private byte[] bytes = new byte[512];
  private int used;
  private Map<Traveller, Traveller> instead = Map.of();

  long of(
      RecordType type,
      String corrects,
      int version,
      ResidenceStatus status,
      IdentityLink link,
      Crossing crossing) {
    used = 0;
    add(type.ordinal());
    add(corrects == null ? "" : corrects);
    add(version);
    if (status != null) {
      add(status.getTraveller());
      add(status.getResident() ? 1 : 0);
      add(status.getKnownFrom().toEpochDay());
    }
    if (link != null) {
      add(link.getTraveller());
      add(link.getLinked());
      add(link.getReason());
    }
    if (crossing != null) {
      add(crossing);
    }
    return FUNCTION.hashBytes(bytes, 0, used).asLong();
  }

  /** Enumerations by their place: new constants are only ever added at the end. */
  private void add(Crossing crossing) {
    add(crossing.getTraveller());
    add(crossing.getDirection().ordinal());
    add(crossing.getDate().toEpochDay());
    add(crossing.getSecondOfDay());
    add(crossing.getBorderPost());
    add(crossing.getSequence());
    add(crossing.getCitizenship());
    add(crossing.getResidenceCountry());
    add(crossing.getBirthCountry());
    add(crossing.getOtherCountry());
    add(crossing.getBirthYear());
    add(crossing.getBirthMonth());
    add(crossing.getSex().ordinal());
    add(crossing.getPurpose().ordinal());
    add(crossing.getPermit());
    add(crossing.getAuthorisedUntil() == null ? null : crossing.getAuthorisedUntil().toEpochDay());
    add(crossing.getTransportMode().ordinal());
    add(crossing.getTravellerClass().ordinal());
  }

  /** From now on these travellers are hashed as those. */
  void under(Map<Traveller, Traveller> others) {
    instead = others;
  }

  private void add(Traveller traveller) {
    byte[] pseudonym = instead.getOrDefault(traveller, traveller).bytes();
    reserve(pseudonym.length);
    System.arraycopy(pseudonym, 0, bytes, used, pseudonym.length);
    used += pseudonym.length;
  }

  /** An absent number differs from every number. */
  private void add(Number number) {
    add(number == null ? Long.MIN_VALUE : number.longValue());
  }

  private void add(long number) {
    reserve(Long.BYTES);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes[used] = (byte) (number >>> shift);
      used++;
    }
  }

  /** With its length, so that no two rows of texts look the same. */
  private void add(String text) {
    int length = text.length();
    reserve(1 + 3 * length);
    int at = used;
    used++;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, at + 1, encoded.length);
        used = at + 1 + encoded.length;
        break;
      }
      bytes[used] = (byte) c;
      used++;
    }
    bytes[at] = (byte) length; // no text is longer than 64 characters
  }

  private void reserve(int more) {
    if (used + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (used + more));
    }
  }
}
