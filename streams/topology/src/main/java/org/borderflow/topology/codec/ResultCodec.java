package org.borderflow.topology.codec;

import java.time.LocalDate;
import java.util.List;
import org.borderflow.rules.residence.Residence;
import org.borderflow.rules.stay.ShortStay;
import org.borderflow.rules.stay.Visit;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.DayRange;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.OutcomeStatus;
import org.borderflow.schemas.Overstay;
import org.borderflow.schemas.Probability;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.Verdict;

/** From the rules' results to the topics' records. */
public final class ResultCodec {

  private ResultCodec() {}

  /** Key of a crossing's outcome under a rule. */
  public static OutcomeKey outcomeKey(Traveller traveller, Crossing crossing, String rule) {
    return new OutcomeKey(traveller, crossing.agency(), crossing.recordId(), rule);
  }

  /** The same key, put together from its parts. */
  public static OutcomeKey outcomeKey(
      byte[] traveller, String agency, String recordId, String rule) {
    return new OutcomeKey(new Traveller(traveller), agency, recordId, rule);
  }

  /** How likely a pending crossing is to begin a migration, as told on a day. */
  public static Probability probability(int millionths, int day) {
    return new Probability(millionths, date(day));
  }

  /** A crossing's outcome. */
  public static Outcome outcome(Crossing crossing, org.borderflow.rules.residence.Outcome outcome) {
    return new Outcome(
        direction(crossing.direction()),
        date(crossing.date()),
        crossing.borderPost(),
        crossing.citizenship(),
        status(outcome),
        verdict(outcome),
        residence(outcome.before()),
        residence(outcome.after()),
        date(outcome.decidedOn()));
  }

  private static OutcomeStatus status(org.borderflow.rules.residence.Outcome outcome) {
    return switch (outcome.status()) {
      case FINAL -> OutcomeStatus.FINAL;
      case PENDING -> OutcomeStatus.PENDING;
      case SET_ASIDE -> OutcomeStatus.SET_ASIDE;
      case OUT_OF_SCOPE -> OutcomeStatus.OUT_OF_SCOPE;
    };
  }

  private static Verdict verdict(org.borderflow.rules.residence.Outcome outcome) {
    if (outcome.verdict() == null) {
      return null;
    }
    return switch (outcome.verdict()) {
      case MIGRANT -> Verdict.MIGRANT;
      case NOT_MIGRANT -> Verdict.NOT_MIGRANT;
    };
  }

  private static Boolean residence(Residence residence) {
    return switch (residence) {
      case RESIDENT -> true;
      case NON_RESIDENT -> false;
      case UNKNOWN -> null;
    };
  }

  /** Key of a stay. */
  public static StayKey stayKey(Traveller traveller, org.borderflow.rules.stay.Stay stay) {
    Crossing named = stay.entrySupposed() ? stay.exit() : stay.entry();
    return new StayKey(traveller, named.agency(), named.recordId(), stay.entrySupposed());
  }

  /** A stay. What merely grows with the as-of date is left out while the stay is open. */
  public static Stay stay(org.borderflow.rules.stay.Stay stay) {
    boolean open = stay.visit() == Visit.OPEN;
    return new Stay(
        stay.entrySupposed() ? "" : stay.entry().recordId(),
        open || stay.exitSupposed() ? "" : stay.exit().recordId(),
        date(stay.entryDate()),
        date(stay.exitDate()),
        stay.entrySupposed() ? null : date(stay.entry().authorisedUntil()),
        stay.shortStay() == null ? null : shortStay(stay, open));
  }

  private static org.borderflow.schemas.ShortStay shortStay(
      org.borderflow.rules.stay.Stay stay, boolean open) {
    ShortStay s = stay.shortStay();
    List<DayRange> usedBefore =
        open
            ? stay.usedBefore().stream()
                .map(range -> new DayRange(date(range.from()), date(range.to())))
                .toList()
            : List.of();
    return new org.borderflow.schemas.ShortStay(
        open ? null : s.daysUsed(),
        date(s.authorisedUntil()),
        switch (s.overstay()) {
          case NONE -> Overstay.NONE;
          case SUSPECTED -> Overstay.SUSPECTED;
          case CONFIRMED -> Overstay.CONFIRMED;
        },
        date(s.overstayFrom()),
        open ? null : s.overstayDays(),
        open ? null : s.excessDays(),
        usedBefore);
  }

  private static org.borderflow.schemas.Direction direction(Direction direction) {
    return direction == Direction.ENTRY
        ? org.borderflow.schemas.Direction.ENTRY
        : org.borderflow.schemas.Direction.EXIT;
  }

  /** A date of the topics, null if absent, from a day of the rules. */
  private static LocalDate date(int day) {
    return day == Day.NONE ? null : LocalDate.ofEpochDay(day);
  }
}
