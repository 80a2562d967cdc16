package org.borderflow.topology.histories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.InitialStatus;

/**
 * Everything known of a traveller.
 *
 * @param past what is left of the crossings that were folded
 * @param crossings the crossings that stand, in no order
 * @param initial the residence status known from elsewhere, or null
 */
record TravelHistory(FoldedPast past, List<Crossing> crossings, InitialStatus initial) {

  /** The history with a crossing put in place of the one with the same id, if there is one. */
  TravelHistory with(Crossing crossing) {
    List<Crossing> changed = new ArrayList<>(crossings.size() + 1);
    for (Crossing present : crossings) {
      if (!isOf(present, crossing.agency(), crossing.recordId())) {
        changed.add(present);
      }
    }
    changed.add(crossing);
    return new TravelHistory(past, changed, initial);
  }

  /** The history without a crossing. */
  TravelHistory without(String agency, String recordId) {
    return new TravelHistory(
        past,
        crossings.stream().filter(present -> !isOf(present, agency, recordId)).toList(),
        initial);
  }

  private static boolean isOf(Crossing crossing, String agency, String recordId) {
    return crossing.recordId().equals(recordId) && crossing.agency().equals(agency);
  }

  /** Gathers a history entry by entry. */
  static final class Builder {

    private final byte[] traveller;
    private final List<Crossing> crossings = new ArrayList<>();
    private FoldedPast past = FoldedPast.NONE;
    private InitialStatus initial;

    Builder(byte[] traveller) {
      this.traveller = traveller;
    }

    byte[] traveller() {
      return traveller;
    }

    /** Whether a store key belongs to this traveller. */
    boolean isOf(byte[] key) {
      return Arrays.equals(key, 0, traveller.length, traveller, 0, traveller.length);
    }

    void add(Crossing crossing) {
      crossings.add(crossing);
    }

    void past(FoldedPast folded) {
      past = folded;
    }

    void status(InitialStatus status) {
      initial = status;
    }

    TravelHistory build() {
      return new TravelHistory(past, crossings, initial);
    }
  }
}
