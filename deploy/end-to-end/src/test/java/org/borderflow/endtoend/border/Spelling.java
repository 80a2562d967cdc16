package org.borderflow.endtoend.border;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;

/** Writes down one meaning in many ways, as agencies do. All of them are the same record. */
record Spelling(Random random) {

  private static final List<String> ENTRY = List.of("ENTRY", "entry", "A", "arrival", "Arrival");
  private static final List<String> EXIT = List.of("EXIT", "Exit", "d", "DEPARTURE");

  Map<String, String> of(ReceivedCrossing record, Person person, Post post) {
    Map<String, String> columns = new HashMap<>();
    columns.put("record_id", record.getRecordId());
    columns.put("record_type", usual(record.getRecordType(), RecordType.NEW));
    columns.put("corrects", orEmpty(record.getCorrects()));
    columns.put("version", usual(record.getVersion(), 1));
    if (record.getCrossing() != null) {
      columns.putAll(person.identity(random));
      columns.putAll(facts(record.getCrossing(), post));
    }
    columns.values().removeIf(String::isEmpty);
    return columns;
  }

  /** A link or an unlink. */
  Map<String, String> of(ReceivedCrossing statement, Person person, Person linked) {
    Map<String, String> columns = of(statement, person, (Post) null);
    columns.putAll(person.identity(random));
    linked.identity(random).forEach((column, value) -> columns.put("linked_" + column, value));
    String reason = statement.getLink().getReason();
    columns.put("reason", reason.isEmpty() ? "told at the counter" : reason);
    return columns;
  }

  private Map<String, String> facts(Crossing crossing, Post post) {
    Map<String, String> columns = new HashMap<>();
    columns.put("direction", any(crossing.getDirection() == Direction.ENTRY ? ENTRY : EXIT));
    columns.put("crossed_at", moment(crossing, post));
    columns.put("border_post", crossing.getBorderPost());
    columns.put("sequence", orEmpty(crossing.getSequence()));
    columns.put("birth_date", birthDate(crossing));
    columns.put("sex", crossing.getSex().name().toLowerCase(Locale.ROOT));
    boolean german = crossing.getCitizenship().equals("DEU");
    columns.put("citizenship", german ? any(List.of("D", "DEU")) : crossing.getCitizenship());
    columns.put("residence_country", crossing.getResidenceCountry());
    columns.put("birth_country", crossing.getBirthCountry());
    columns.put("other_country", crossing.getOtherCountry());
    columns.put("purpose", usual(crossing.getPurpose(), org.borderflow.schemas.Purpose.UNKNOWN));
    columns.put("permit", crossing.getPermit());
    columns.put("authorised_until", orEmpty(crossing.getAuthorisedUntil()));
    columns.put(
        "transport_mode",
        usual(crossing.getTransportMode(), org.borderflow.schemas.TransportMode.UNKNOWN));
    columns.put(
        "traveller_class",
        usual(crossing.getTravellerClass(), org.borderflow.schemas.TravellerClass.ORDINARY));
    return columns;
  }

  /** Only a post in the register has a calendar into which another one can be converted. */
  private String moment(Crossing crossing, Post post) {
    if (crossing.getSecondOfDay() == null) {
      return crossing.getDate().toString();
    }
    LocalDateTime local =
        crossing.getDate().atTime(LocalTime.ofSecondOfDay(crossing.getSecondOfDay()));
    if (post.zone() == null) {
      return local + any(List.of("", "Z", "+05:45"));
    }
    List<ZoneOffset> offsets = ZoneId.of(post.zone()).getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      return local.toString();
    }
    OffsetDateTime there = local.atOffset(offsets.get(0));
    return switch (random.nextInt(4)) {
      case 0 -> local.toString();
      case 1 -> there.toString();
      case 2 -> there.withOffsetSameInstant(ZoneOffset.UTC).toString();
      default -> there.withOffsetSameInstant(ZoneOffset.ofHoursMinutes(-3, -30)).toString();
    };
  }

  private String birthDate(Crossing crossing) {
    if (crossing.getBirthYear() == null) {
      return "";
    }
    if (crossing.getBirthMonth() == null) {
      return crossing.getBirthYear().toString();
    }
    String month = String.format("%04d-%02d", crossing.getBirthYear(), crossing.getBirthMonth());
    return random.nextBoolean() ? month : month + "-17";
  }

  private String usual(Object value, Object usual) {
    return value.equals(usual) && random.nextBoolean() ? "" : value.toString();
  }

  private static String orEmpty(Object value) {
    return value == null ? "" : value.toString();
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }
}
