package org.borderflow.topology.codec;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.TravellerClass;

/** From Avro's objects to the rules' view; equal codes, of which there are few, are one object. */
public final class AvroCrossings {

  private final Map<String, String> texts = new HashMap<>();

  /** The rules' view of a crossing. */
  public Crossing toRules(
      String agency, String recordId, org.borderflow.schemas.Crossing crossing) {
    return new Crossing(
        agency,
        recordId,
        Direction.valueOf(crossing.getDirection().name()),
        day(crossing.getDate()),
        crossing.getSecondOfDay() == null ? -1 : crossing.getSecondOfDay(),
        text(crossing.getBorderPost()),
        crossing.getSequence() == null ? -1 : crossing.getSequence(),
        text(crossing.getCitizenship()),
        text(crossing.getResidenceCountry()),
        text(crossing.getBirthCountry()),
        text(crossing.getOtherCountry()),
        crossing.getBirthYear() == null ? 0 : crossing.getBirthYear(),
        crossing.getBirthMonth() == null ? 0 : crossing.getBirthMonth(),
        crossing.getSex().name(),
        crossing.getPurpose().name(),
        text(crossing.getPermit()),
        day(crossing.getAuthorisedUntil()),
        crossing.getTransportMode().name(),
        crossing.getIdentified()
            ? TravellerClass.valueOf(crossing.getTravellerClass().name())
            : TravellerClass.UNIDENTIFIED);
  }

  private static int day(LocalDate date) {
    return date == null ? Day.NONE : Day.of(date);
  }

  String text(String code) {
    return code == null ? "" : texts.computeIfAbsent(code, each -> each);
  }
}
