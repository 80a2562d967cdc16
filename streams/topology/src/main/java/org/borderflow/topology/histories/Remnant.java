package org.borderflow.topology.histories;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.borderflow.rules.FoldedPast;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.codec.TravellerFrames;

/**
 * What stays of a traveller who was erased while something that was counted is undecided: dates and
 * facts under a random pseudonym, without agency and record id. Nothing leads from there to the
 * person, nothing of it is published but what changes in the cells, and it goes when its last
 * verdict has fallen. Without it a cell would wait for ever for a verdict that nobody can give.
 */
final class Remnant {

  /** No agency has this name. */
  static final String NO_AGENCY = "";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BigInteger END = BigInteger.ONE.shiftLeft(Byte.SIZE * TravellerBytes.SIZE);

  private Remnant() {}

  /** A pseudonym that is nobody's. */
  static byte[] nobody() {
    byte[] pseudonym = new byte[TravellerBytes.SIZE];
    RANDOM.nextBytes(pseudonym);
    return pseudonym;
  }

  /** One that is not behind another in the order of the keys. */
  static byte[] nobodyUpTo(byte[] last) {
    return random(BigInteger.ZERO, new BigInteger(1, last).add(BigInteger.ONE));
  }

  /** One that is behind another in the order of the keys, which is not the last there can be. */
  static byte[] nobodyAfter(byte[] before) {
    return random(new BigInteger(1, before).add(BigInteger.ONE), END);
  }

  private static byte[] random(BigInteger from, BigInteger to) {
    BigInteger range = to.subtract(from);
    // So many more bits that what the remainder prefers is of no account.
    byte[] drawn = new byte[2 * TravellerBytes.SIZE];
    RANDOM.nextBytes(drawn);
    byte[] number = new BigInteger(1, drawn).mod(range).add(from).toByteArray();
    byte[] pseudonym = new byte[TravellerBytes.SIZE];
    int length = Math.min(number.length, pseudonym.length);
    System.arraycopy(number, number.length - length, pseudonym, pseudonym.length - length, length);
    return pseudonym;
  }

  /** Whether a history is such a remnant. */
  static boolean is(TravelHistory history) {
    return history.crossings().stream().anyMatch(crossing -> crossing.agency().equals(NO_AGENCY));
  }

  /**
   * The entries of a traveller as those of nobody. Their order of travel is the same: where record
   * ids decide it, they do so still.
   */
  static List<HistoryEntry> of(
      byte[] nobody, FoldedPast past, List<HistoryEntry> known, TravellerFrames frames) {
    List<HistoryEntry> entries = new ArrayList<>();
    if (!past.equals(FoldedPast.NONE)) {
      entries.add(HistoryEntry.past(past));
    }
    List<HistoryEntry> crossings = new ArrayList<>();
    for (HistoryEntry entry : known) {
      if (entry.isCrossing()) {
        crossings.add(entry);
      } else {
        entries.add(new HistoryEntry(entry.key(), frames.statusOfAnother(entry.value(), nobody)));
      }
    }
    crossings.sort(
        Comparator.comparing((HistoryEntry entry) -> entry.id()[1])
            .thenComparing(entry -> entry.id()[0]));
    for (int i = 0; i < crossings.size(); i++) {
      String recordId = String.format(Locale.ROOT, "%08d", i);
      byte[] framed =
          frames.crossingOfAnother(crossings.get(i).value(), nobody, NO_AGENCY, recordId);
      entries.add(HistoryEntry.crossing(NO_AGENCY, recordId, framed));
    }
    return entries;
  }
}
