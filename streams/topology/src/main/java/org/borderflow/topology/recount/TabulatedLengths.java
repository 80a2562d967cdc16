package org.borderflow.topology.recount;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.rules.length.LengthCount;
import org.borderflow.rules.length.LengthGroup;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.stay.Stay;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.topology.codec.LengthCodec;

/**
 * Lengths of stay in another way than the stream counts them: from the stays that are told of each
 * traveller, with absences between them.
 */
final class TabulatedLengths {

  private final Map<LengthGroup, LengthCount> counts = new HashMap<>();

  /** Counts what one traveller has completed. */
  void add(Assessment assessment) {
    Map<LengthGroup, Long> completed = new HashMap<>();
    int left = firstExit(assessment);
    for (AssessedStay assessed : assessment.stays()) {
      Stay stay = assessed.stay();
      if (left != Day.NONE) {
        completed.merge(group(Direction.EXIT, left, stay.entryDate()), 1L, Long::sum);
      }
      if (!stay.isOpen()) {
        completed.merge(group(Direction.ENTRY, stay.entryDate(), stay.exitDate()), 1L, Long::sum);
      }
      left = stay.exitDate();
    }
    completed.forEach(
        (group, stays) -> counts.merge(group, new LengthCount(stays, 1), LengthCount::plus));
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

  private static LengthGroup group(Direction direction, int from, int to) {
    return new LengthGroup(
        direction, LocalDate.ofEpochDay(to).getYear(), LengthClass.of(to - from));
  }

  Map<StayLengthKey, StayLength> exact(String country) {
    Map<StayLengthKey, StayLength> exact = new HashMap<>();
    counts.forEach(
        (group, count) -> exact.put(LengthCodec.key(country, group), LengthCodec.exact(count)));
    return exact;
  }

  Map<StayLengthKey, PublicStayLength> ofThePublic(String country, DisclosureMethod method) {
    Map<StayLengthKey, PublicStayLength> told = new HashMap<>();
    counts.forEach(
        (group, count) -> {
          StayLengthKey key = LengthCodec.key(country, group);
          LengthCodec.told(key, count, method)
              .ifPresent(cell -> told.put(key, LengthCodec.ofThePublic(cell)));
        });
    return told;
  }
}
