package org.borderflow.topology.codec;

import java.time.LocalDate;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.rules.travel.TravellerClass;
import org.borderflow.schemas.AcceptedCrossing;
import org.borderflow.schemas.ResidenceStatus;

/** From the topics' crossings to the rules'. */
public final class CrossingCodec {

  private static final TravellerClass[] CLASSES =
      byName(org.borderflow.schemas.TravellerClass.values());

  private CrossingCodec() {}

  /** The rules' view of an accepted crossing. */
  public static Crossing toRules(AcceptedCrossing accepted) {
    org.borderflow.schemas.Crossing c = accepted.getCrossing();
    return new Crossing(
        accepted.getAgency(),
        accepted.getRecordId(),
        direction(c.getDirection()),
        (int) c.getDate().toEpochDay(),
        c.getSecondOfDay() == null ? -1 : c.getSecondOfDay(),
        c.getBorderPost(),
        c.getSequence() == null ? -1 : c.getSequence(),
        c.getCitizenship(),
        c.getResidenceCountry(),
        c.getBirthCountry(),
        c.getOtherCountry(),
        c.getBirthYear() == null ? 0 : c.getBirthYear(),
        c.getBirthMonth() == null ? 0 : c.getBirthMonth(),
        c.getSex().name(),
        c.getPurpose().name(),
        c.getPermit(),
        day(c.getAuthorisedUntil()),
        c.getTransportMode().name(),
        CLASSES[c.getTravellerClass().ordinal()]);
  }

  /** The rules' view of a residence status. */
  public static InitialStatus toRules(ResidenceStatus status) {
    return new InitialStatus(status.getResident(), (int) status.getKnownFrom().toEpochDay());
  }

  /** The topics' direction. */
  public static org.borderflow.schemas.Direction toAvro(Direction direction) {
    return direction == Direction.ENTRY
        ? org.borderflow.schemas.Direction.ENTRY
        : org.borderflow.schemas.Direction.EXIT;
  }

  /** A date of the topics, null if absent, from a day of the rules. */
  public static LocalDate date(int day) {
    return day == Day.NONE ? null : LocalDate.ofEpochDay(day);
  }

  private static int day(LocalDate date) {
    return date == null ? Day.NONE : (int) date.toEpochDay();
  }

  private static Direction direction(org.borderflow.schemas.Direction direction) {
    return direction == org.borderflow.schemas.Direction.ENTRY ? Direction.ENTRY : Direction.EXIT;
  }

  private static TravellerClass[] byName(org.borderflow.schemas.TravellerClass[] symbols) {
    TravellerClass[] classes = new TravellerClass[symbols.length];
    for (int i = 0; i < symbols.length; i++) {
      classes[i] = TravellerClass.valueOf(symbols[i].name());
    }
    return classes;
  }
}
