package org.borderflow.topology;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.ExactCell;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.stay.Stay;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.schemas.Traveller;

/**
 * Lengths of stay in another way than the stream counts them: from the stays that are told of each
 * traveller, with absences between them.
 */
final class LengthRecount {

  private final String country;
  private final Map<StayLengthKey, Long> stays = new HashMap<>();
  private final Map<StayLengthKey, Set<Traveller>> travellers = new HashMap<>();

  private LengthRecount(String country) {
    this.country = country;
  }

  static Map<StayLengthKey, StayLength> of(Map<Traveller, Assessment> assessments, String country) {
    LengthRecount recount = new LengthRecount(country);
    assessments.forEach(recount::add);
    Map<StayLengthKey, StayLength> lengths = new HashMap<>();
    recount.stays.forEach(
        (key, n) -> lengths.put(key, new StayLength(n, (long) recount.travellers.get(key).size())));
    return lengths;
  }

  static Map<StayLengthKey, PublicStayLength> ofThePublic(
      Map<StayLengthKey, StayLength> exact, Disclosure disclosure) {
    DisclosureMethod method = disclosure.method();
    Map<StayLengthKey, PublicStayLength> told = new HashMap<>();
    exact.forEach(
        (key, length) ->
            new ExactCell(length.getStays(), false, length.getTravellers())
                .released(
                    method,
                    List.of(
                        "STAY_LENGTHS",
                        key.getRefArea(),
                        key.getDirection(),
                        key.getLength(),
                        key.getTimePeriod()))
                .told()
                .ifPresent(
                    cell ->
                        told.put(
                            key,
                            new PublicStayLength(
                                cell.value(),
                                cell.value() == null
                                    ? ConfidentialityStatus.C
                                    : ConfidentialityStatus.P))));
    return told;
  }

  private void add(Traveller traveller, Assessment assessment) {
    int left = firstExit(assessment);
    for (AssessedStay assessed : assessment.stays()) {
      Stay stay = assessed.stay();
      if (left != Day.NONE) {
        add(traveller, "D", left, stay.entryDate());
      }
      if (!stay.isOpen()) {
        add(traveller, "A", stay.entryDate(), stay.exitDate());
      }
      left = stay.exitDate();
    }
  }

  /** The day of an exit before any stay. */
  private static int firstExit(Assessment assessment) {
    List<AssessedCrossing> crossings = assessment.crossings();
    if (assessment.setAside() || crossings.isEmpty()) {
      return Day.NONE;
    }
    AssessedCrossing first = crossings.get(0);
    boolean inScope = first.outcomes().get(0).status() != Status.OUT_OF_SCOPE;
    return inScope && first.crossing().direction() == Direction.EXIT
        ? first.crossing().date()
        : Day.NONE;
  }

  private void add(Traveller traveller, String direction, int from, int to) {
    StayLengthKey key =
        new StayLengthKey(
            country,
            direction,
            LengthClass.of(to - from).code(),
            Integer.toString(LocalDate.ofEpochDay(to).getYear()));
    stays.merge(key, 1L, Long::sum);
    travellers.computeIfAbsent(key, k -> new HashSet<>()).add(traveller);
  }
}
