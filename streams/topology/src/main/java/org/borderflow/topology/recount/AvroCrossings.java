package org.borderflow.topology;

import java.time.LocalDate;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.TravellerClass;

/** From Avro's objects to the rules' view, in no hurry: what the reading of bytes must equal. */
public final class AvroCrossings {

  private AvroCrossings() {}

  /** The rules' view of a crossing. */
  public static Crossing toRules(
      String agency, String recordId, org.borderflow.schemas.Crossing crossing) {
    return new Crossing(
        agency,
        recordId,
        Direction.valueOf(crossing.getDirection().name()),
        day(crossing.getDate()),
        crossing.getSecondOfDay() == null ? -1 : crossing.getSecondOfDay(),
        crossing.getBorderPost(),
        crossing.getSequence() == null ? -1 : crossing.getSequence(),
        crossing.getCitizenship(),
        crossing.getResidenceCountry(),
        crossing.getBirthCountry(),
        crossing.getOtherCountry(),
        crossing.getBirthYear() == null ? 0 : crossing.getBirthYear(),
        crossing.getBirthMonth() == null ? 0 : crossing.getBirthMonth(),
        crossing.getSex().name(),
        crossing.getPurpose().name(),
        crossing.getPermit(),
        day(crossing.getAuthorisedUntil()),
        crossing.getTransportMode().name(),
        crossing.getIdentified()
            ? TravellerClass.valueOf(crossing.getTravellerClass().name())
            : TravellerClass.UNIDENTIFIED);
  }

  private static int day(LocalDate date) {
    return date == null ? Day.NONE : Day.of(date);
  }
}
