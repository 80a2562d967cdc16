package org.borderflow.endtoend.border;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Purpose;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Sex;
import org.borderflow.schemas.TransportMode;
import org.borderflow.schemas.TravellerClass;

/**
 * The crossings of some people, and everything that goes wrong with the records of them: repeats in
 * other spellings, other contents under the same id, corrections and cancellations that come before
 * or after their target, correct each other, move a crossing to somebody else or aim at nothing,
 * crossings that nobody saw, documents that are or are not one person's, crews, wrong dates and
 * codes, lines that are none; from two agencies that use the same ids and partly know the same
 * people. Everything comes in random order. Same seed, same lines.
 */
public final class DirtyBorder {

  /** No crossing is earlier. */
  public static final LocalDate FIRST = LocalDate.parse("2020-01-01");

  /** No crossing is later. */
  public static final LocalDate LAST = FIRST.plusDays(1_199);

  private static final Origin NOWHERE = new Origin("", "", 0L);

  private final Random random;
  private final Spelling spelling;
  private final int people;
  private final List<Line> lines = new ArrayList<>();
  private final List<Status> statuses = new ArrayList<>();
  private final Map<Agency, Integer> ids = new HashMap<>();

  /** The records of so many people. */
  public DirtyBorder(long seed, int people) {
    this.random = new Random(seed);
    this.spelling = new Spelling(random);
    this.people = people;
    for (int number = 0; number < people; number++) {
      travel(new Person(number));
    }
    Collections.shuffle(lines, random);
  }

  /** The agencies. */
  public static List<Agency> agencies() {
    return Agency.TWO;
  }

  /** All lines of an agency in the order in which they arrive. */
  public List<Line> lines(Agency agency) {
    return lines.stream().filter(line -> line.agency().equals(agency)).toList();
  }

  /** What agencies know of people's residence from elsewhere. */
  public List<Status> statuses() {
    return Collections.unmodifiableList(statuses);
  }

  private void travel(Person person) {
    Agency home = any(Agency.TWO);
    while (chance(3)) {
      statuses.add(
          new Status(home, person, random.nextBoolean(), FIRST.plusDays(random.nextInt(900))));
    }
    Direction direction = random.nextBoolean() ? Direction.ENTRY : Direction.EXIT;
    LocalDate date = FIRST.plusDays(random.nextInt(300));
    int crossings = random.nextInt(12);
    for (int i = 0; i < crossings && !date.isAfter(LAST); i++) {
      Agency agency = person.hasDocument() ? any(Agency.TWO) : home;
      cross(agency, person, direction, date);
      date = date.plusDays(chance(3) ? 0 : random.nextInt(260));
      if (!chance(15)) {
        direction = direction == Direction.ENTRY ? Direction.EXIT : Direction.ENTRY;
      }
    }
    while (chance(4)) {
      link(person.hasDocument() ? any(Agency.TWO) : home, person);
    }
  }

  /** Mostly two passports of one person, sometimes taken back, sometimes said again. */
  private void link(Agency agency, Person person) {
    Person other = new Person(random.nextInt(people));
    state(agency, chance(3) ? RecordType.IDENTITY_UNLINK : RecordType.IDENTITY_LINK, person, other);
    if (chance(4)) {
      RecordType again = chance(2) ? RecordType.IDENTITY_UNLINK : RecordType.IDENTITY_LINK;
      state(agency, again, other, person);
    }
  }

  private void state(Agency agency, RecordType type, Person person, Person linked) {
    IdentityLink link =
        new IdentityLink(
            person.traveller(agency), linked.traveller(agency), any(List.of("", "RENEWED")));
    ReceivedCrossing statement =
        new ReceivedCrossing(
            agency.name(),
            nextId(agency),
            type,
            null,
            1 + random.nextInt(2),
            0L,
            NOWHERE,
            null,
            link,
            null);
    lines.add(new Line(agency, spelling.of(statement, person, linked), statement, null));
  }

  private void cross(Agency agency, Person person, Direction direction, LocalDate date) {
    String id = nextId(agency);
    Post post = any(agency.posts());
    ReceivedCrossing record =
        record(agency, id, RecordType.NEW, null, 1, facts(agency, person, post, direction, date));
    if (chance(20)) {
      spoil(agency, record, person, post);
      lines.add(Line.garbage(agency));
      if (chance(2)) {
        correct(agency, id, person, direction, date);
      }
      return;
    }
    send(agency, record, person, post);
    if (chance(8)) {
      send(agency, record, person, post);
    }
    if (chance(15)) {
      Crossing other = facts(agency, person, post, direction, date);
      send(agency, record(agency, id, RecordType.NEW, null, 1, other), person, post);
    }
    if (chance(6)) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        correct(agency, id, person, direction, date);
      }
    }
    if (chance(15)) {
      cancel(agency, id);
    }
    if (chance(40)) {
      cancel(agency, id + "-never-came");
    }
  }

  private void correct(
      Agency agency, String target, Person person, Direction direction, LocalDate date) {
    String id = nextId(agency);
    Person who = chance(3) ? new Person(random.nextInt(people)) : person;
    Post post = any(agency.posts());
    LocalDate when = date.plusDays(random.nextInt(20));
    ReceivedCrossing correction =
        record(
            agency,
            id,
            RecordType.CORRECTION,
            target,
            1 + random.nextInt(2),
            facts(agency, who, post, direction, when.isAfter(LAST) ? LAST : when));
    send(agency, correction, who, post);
    if (chance(6)) {
      send(agency, correction, who, post);
    }
    if (chance(10)) {
      // What it aims at is itself a correction, and those cannot be corrected.
      cancel(agency, id);
    }
  }

  private void cancel(Agency agency, String target) {
    ReceivedCrossing cancellation =
        record(agency, nextId(agency), RecordType.CANCELLATION, target, 1, null);
    send(agency, cancellation, null, null);
  }

  private void send(Agency agency, ReceivedCrossing record, Person person, Post post) {
    lines.add(new Line(agency, spelling.of(record, person, post), record, null));
  }

  private void spoil(Agency agency, ReceivedCrossing record, Person person, Post post) {
    Map<String, String> columns = new HashMap<>(spelling.of(record, person, post));
    // Early enough for any as-of date: a line has one thing wrong with it.
    columns.put("crossed_at", FIRST.toString());
    RejectionReason fault =
        switch (random.nextInt(6)) {
          case 0 -> put(columns, "direction", "sideways", RejectionReason.BAD_VALUE);
          case 1 -> put(columns, "crossed_at", "2021-02-30", RejectionReason.BAD_DATE);
          case 2 -> put(columns, "citizenship", "QQQ", RejectionReason.UNKNOWN_CODE);
          case 3 -> put(columns, "permit", "P".repeat(33), RejectionReason.TOO_LONG);
          case 4 -> put(columns, "crossed_at", "2999-01-01", RejectionReason.FUTURE_DATE);
          default -> {
            columns.remove("border_post");
            yield RejectionReason.MISSING_FIELD;
          }
        };
    lines.add(new Line(agency, columns, null, fault));
  }

  private static RejectionReason put(
      Map<String, String> columns, String column, String value, RejectionReason fault) {
    columns.put(column, value);
    return fault;
  }

  private Crossing facts(
      Agency agency, Person person, Post post, Direction direction, LocalDate date) {
    Integer birthYear = chance(9) ? null : (Integer) (1940 + person.number() * 7 % 80);
    return Crossing.newBuilder()
        .setTraveller(person.traveller(agency))
        .setDirection(direction)
        .setDate(date)
        .setSecondOfDay(chance(3) ? null : (Integer) (60 * random.nextInt(1_440)))
        .setBorderPost(post.code())
        .setSequence(chance(2) ? null : (Long) (long) random.nextInt(500))
        .setCitizenship(any(List.of("NZL", "DEU", "FRA")))
        .setResidenceCountry(any(List.of("", "AUS")))
        .setBirthCountry(any(List.of("", "NZL", "ITA")))
        .setOtherCountry(any(List.of("", "AUS", "FJI")))
        .setBirthYear(birthYear)
        .setBirthMonth(birthYear == null || chance(4) ? null : (Integer) (1 + random.nextInt(12)))
        .setSex(any(List.of(Sex.F, Sex.M, Sex.X, Sex.U)))
        .setPurpose(any(List.of(Purpose.HOLIDAY, Purpose.SETTLEMENT, Purpose.UNKNOWN)))
        .setPermit(chance(6) ? "STUDENT" : "")
        .setAuthorisedUntil(chance(8) ? date.plusDays(random.nextInt(60)) : null)
        .setTransportMode(any(List.of(TransportMode.AIR, TransportMode.SEA, TransportMode.UNKNOWN)))
        .setTravellerClass(
            chance(15)
                ? any(List.of(TravellerClass.CREW, TravellerClass.DIPLOMAT))
                : chance(15) ? TravellerClass.CRUISE : TravellerClass.ORDINARY)
        .build();
  }

  private static ReceivedCrossing record(
      Agency agency, String id, RecordType type, String corrects, int version, Crossing crossing) {
    return new ReceivedCrossing(
        agency.name(), id, type, corrects, version, 0L, NOWHERE, null, null, crossing);
  }

  /** Both agencies count from 1; some ids need quotes. */
  private String nextId(Agency agency) {
    int number = ids.merge(agency, 1, Integer::sum);
    return number % 11 == 0 ? "r," + number : "r" + number;
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T any(List<T> choice) {
    return choice.get(random.nextInt(choice.size()));
  }
}
