package org.borderflow.ingest.resubmit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The refusals that a corrected file may answer, each of them once. */
public final class OpenRefusals {

  private final Map<String, List<Refusal>> byRecordId = new HashMap<>();
  private final Map<Place, List<Refusal>> byPlace = new HashMap<>();

  /** Takes note of a refusal. */
  public void add(Refusal refusal) {
    String recordId = refusal.rejection().getRecordId();
    if (!recordId.isEmpty()) {
      byRecordId.computeIfAbsent(recordId, id -> new ArrayList<>()).add(refusal);
    }
    byPlace.computeIfAbsent(refusal.place(), place -> new ArrayList<>()).add(refusal);
  }

  /**
   * The refusals of one record: those of its id; if there is none, what was refused at its place,
   * as when the id was missing or is what was put right. They are then answered and not found
   * again.
   *
   * @return empty if there is none
   * @throws Ambiguous if those found are not of one record
   */
  List<Refusal> take(Reference reference) throws Ambiguous {
    List<Refusal> found = find(reference);
    for (Refusal refusal : found) {
      byRecordId.getOrDefault(refusal.rejection().getRecordId(), new ArrayList<>()).remove(refusal);
      byPlace.get(refusal.place()).remove(refusal);
    }
    return found;
  }

  private List<Refusal> find(Reference reference) throws Ambiguous {
    List<Refusal> sameId = possible(byRecordId.get(reference.recordId()), reference);
    List<Refusal> samePlace = possible(byPlace.get(reference.place()), reference);
    if (sameId.isEmpty()) {
      if (samePlace.stream().anyMatch(refusal -> !refusal.isLike(samePlace.get(0)))) {
        throw new Ambiguous();
      }
      return samePlace;
    }
    List<Refusal> both = sameId.stream().filter(samePlace::contains).toList();
    List<Refusal> found = both.isEmpty() ? sameId : both;
    if (found.stream().map(refusal -> refusal.rejection().getAgency()).distinct().count() > 1) {
      throw new Ambiguous();
    }
    return found;
  }

  private static List<Refusal> possible(List<Refusal> refusals, Reference reference) {
    return refusals == null
        ? List.of()
        : refusals.stream().filter(refusal -> !reference.rulesOut(refusal)).toList();
  }

  /** There are several that a record may answer, and they are not alike. */
  static final class Ambiguous extends Exception {

    private static final long serialVersionUID = 1L;
  }
}
