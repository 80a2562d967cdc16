package org.borderflow.topology.histories;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.residence.ResidenceSoFar;
import org.borderflow.rules.stay.DayRange;
import org.borderflow.rules.travel.Day;

/**
 * A folded past in bytes: one if the traveller is set aside, otherwise eight and some more for each
 * rule and range.
 *
 * <p>The form, 2, or 0 for set aside; the last exit; then every number in as few bytes as it needs
 * and every day as its distance from that exit: the entry before it; for each rule the residence
 * and when it was decided and seen, and the early "no"s; the ranges.
 */
final class FoldedPastCodec {

  private static final byte SET_ASIDE = 0;
  private static final byte FOLDED = 2;
  private static final int MOST_BYTES_OF_A_NUMBER = 5;

  private FoldedPastCodec() {}

  static byte[] write(FoldedPast past) {
    if (past.setAside()) {
      return new byte[] {SET_ASIDE};
    }
    int numbers = 3 + 2 * past.daysUsed().size();
    for (ResidenceSoFar residence : past.residences()) {
      numbers += 3 + residence.earlyNo().size();
    }
    ByteBuffer out =
        ByteBuffer.allocate(1 + Integer.BYTES + numbers * MOST_BYTES_OF_A_NUMBER)
            .put(FOLDED)
            .putInt(past.lastExit());
    put(out, past.lastEntry() == Day.NONE ? 0 : 1 + past.lastExit() - past.lastEntry());
    put(out, past.residences().size());
    for (ResidenceSoFar residence : past.residences()) {
      put(out, 2 * (residence.known() - past.lastExit()) + (residence.resident() ? 1 : 0));
      put(out, residence.seen() - past.lastExit());
      put(out, residence.earlyNo().size());
      for (int day : residence.earlyNo()) {
        put(out, day == Day.NONE ? 0 : 1 + day - past.lastExit());
      }
    }
    put(out, past.daysUsed().size());
    for (DayRange range : past.daysUsed()) {
      put(out, past.lastExit() - range.to());
      put(out, range.to() - range.from());
    }
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes;
  }

  static FoldedPast read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte form = in.get();
    if (form == SET_ASIDE) {
      return FoldedPast.SET_ASIDE;
    }
    if (form != FOLDED) {
      throw new IllegalStateException("A folded past of an unknown form: " + form);
    }
    int lastExit = in.getInt();
    int stay = get(in);
    int lastEntry = stay == 0 ? Day.NONE : lastExit - (stay - 1);
    List<ResidenceSoFar> residences = new ArrayList<>();
    for (int left = get(in); left > 0; left--) {
      int known = get(in);
      int seen = lastExit + get(in);
      List<Integer> earlyNo = new ArrayList<>();
      for (int marks = get(in); marks > 0; marks--) {
        int day = get(in);
        earlyNo.add(day == 0 ? Day.NONE : lastExit + day - 1);
      }
      residences.add(new ResidenceSoFar((known & 1) == 1, lastExit + (known >>> 1), seen, earlyNo));
    }
    List<DayRange> daysUsed = new ArrayList<>();
    for (int left = get(in); left > 0; left--) {
      int to = lastExit - get(in);
      daysUsed.add(new DayRange(to - get(in), to));
    }
    return new FoldedPast(false, lastExit, lastEntry, residences, daysUsed);
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  private static void put(ByteBuffer out, int number) {
    int left = number;
    while ((left & ~0x7f) != 0) {
      out.put((byte) (left | 0x80));
      left >>>= 7;
    }
    out.put((byte) left);
  }

  private static int get(ByteBuffer in) {
    int number = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      number |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }
}
