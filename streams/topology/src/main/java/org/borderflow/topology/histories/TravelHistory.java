package org.borderflow.topology.histories;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.rules.travel.KnownResidence;

/**
 * Everything known of a traveller.
 *
 * @param past what is left of the crossings that were folded
 * @param crossings the crossings that stand, in no order
 * @param known residence known from elsewhere
 * @param hasMembers whether anything is known under other identities of the same person
 */
record TravelHistory(
    FoldedPast past, List<Crossing> crossings, KnownResidence known, boolean hasMembers) {

  /** The history with a crossing put in place of the one with the same id, if there is one. */
  TravelHistory with(Crossing crossing) {
    List<Crossing> changed = new ArrayList<>(crossings.size() + 1);
    for (Crossing present : crossings) {
      if (!isOf(present, crossing.agency(), crossing.recordId())) {
        changed.add(present);
      }
    }
    changed.add(crossing);
    return new TravelHistory(past, changed, known, hasMembers);
  }

  /** The history without a crossing. */
  TravelHistory without(String agency, String recordId) {
    return new TravelHistory(
        past,
        crossings.stream().filter(present -> !isOf(present, agency, recordId)).toList(),
        known,
        hasMembers);
  }

  private static boolean isOf(Crossing crossing, String agency, String recordId) {
    return crossing.recordId().equals(recordId) && crossing.agency().equals(agency);
  }

  /** Gathers a history entry by entry. */
  static final class Builder {

    private final byte[] traveller;
    private final List<Crossing> crossings = new ArrayList<>();
    private final List<FoldedPast> pasts = new ArrayList<>(1);
    private final List<InitialStatus> statuses = new ArrayList<>(1);
    private boolean hasMembers;

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

    /** What follows is of other identities. */
    void hasMembers() {
      hasMembers = true;
    }

    /**
     * Adds a crossing. One that a correction moves from one identity to another may be there under
     * both for a moment; it counts once.
     */
    void add(Crossing crossing) {
      if (!hasMembers
          || crossings.stream()
              .noneMatch(
                  present -> TravelHistory.isOf(present, crossing.agency(), crossing.recordId()))) {
        crossings.add(crossing);
      }
    }

    void past(FoldedPast folded) {
      pasts.add(folded);
    }

    void status(InitialStatus status) {
      statuses.add(status);
    }

    TravelHistory build() {
      return new TravelHistory(past(), crossings, KnownResidence.of(statuses), hasMembers);
    }

    /**
     * Of several pasts, each folded while its identity stood alone, the one that ends last; what
     * lies between them is gone. None of them if a crossing of another identity is older than its
     * end, for the rules read on from there.
     */
    private FoldedPast past() {
      FoldedPast last = FoldedPast.NONE;
      for (FoldedPast past : pasts) {
        if (past.setAside()) {
          return past;
        }
        if (past.lastExit() > last.lastExit()) {
          last = past;
        }
      }
      int end = last.lastExit();
      boolean usable = crossings.stream().allMatch(crossing -> crossing.date() >= end);
      return !hasMembers || usable ? last : FoldedPast.NONE;
    }
  }
}
