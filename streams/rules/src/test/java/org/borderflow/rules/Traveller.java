package org.borderflow.rules;

import java.util.ArrayList;
import java.util.List;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;

/**
 * A traveller in a test: crossings told as an itinerary. {@code with…} and {@code at…} change the
 * crossing told last.
 */
public final class Traveller {
  private final List<Crossing> crossings = new ArrayList<>();
  private KnownResidence initial = KnownResidence.NONE;

  public static Traveller traveller() {
    return new Traveller();
  }

  public Traveller enters(String date) {
    return crosses(Direction.ENTRY, Day.parse(date));
  }

  public Traveller leaves(String date) {
    return crosses(Direction.EXIT, Day.parse(date));
  }

  /** Adds a crossing of a foreign tourist without any detail; records are numbered r1, r2 … */
  public Traveller crosses(Direction direction, int date) {
    crossings.add(
        new Crossing(
            "police",
            "r" + (crossings.size() + 1),
            direction,
            date,
            -1,
            "NZAKL",
            -1,
            "FRA",
            "",
            "",
            "",
            1990,
            7,
            "F",
            "HOLIDAY",
            "",
            Day.NONE,
            "AIR",
            TravellerClass.ORDINARY));
    return this;
  }

  public Traveller livesHere(boolean resident, String knownFrom) {
    initial = KnownResidence.of(resident, Day.parse(knownFrom));
    return this;
  }

  public Traveller withRecord(String recordId) {
    return change(new Change().recordId(recordId));
  }

  public Traveller withSequence(long sequence) {
    return change(new Change().sequence(sequence));
  }

  public Traveller withPost(String post) {
    return change(new Change().post(post));
  }

  public Traveller withCitizenship(String citizenship) {
    return change(new Change().citizenship(citizenship));
  }

  public Traveller withPermit(String permit) {
    return change(new Change().permit(permit));
  }

  public Traveller withClass(TravellerClass travellerClass) {
    return change(new Change().travellerClass(travellerClass));
  }

  public Traveller withAuthorisedUntil(int day) {
    return change(new Change().authorisedUntil(day));
  }

  /** A month of 0 is unknown, a year of 0 too. */
  public Traveller bornIn(int year, int month) {
    return change(new Change().birth(year, month));
  }

  public Traveller atSecond(int secondOfDay) {
    return change(new Change().second(secondOfDay));
  }

  public List<Crossing> crossings() {
    return List.copyOf(crossings);
  }

  public KnownResidence initial() {
    return initial;
  }

  private Traveller change(Change change) {
    int last = crossings.size() - 1;
    crossings.set(last, change.of(crossings.get(last)));
    return this;
  }

  /** One changed fact; a null or unset one stays as it is. */
  private static final class Change {
    private String recordId;
    private String post;
    private String citizenship;
    private String permit;
    private TravellerClass travellerClass;
    private Long sequence;
    private Integer second;
    private Integer authorisedUntil;
    private Integer birthYear;
    private Integer birthMonth;

    Change birth(int year, int month) {
      birthYear = year;
      birthMonth = month;
      return this;
    }

    Change recordId(String value) {
      recordId = value;
      return this;
    }

    Change post(String value) {
      post = value;
      return this;
    }

    Change citizenship(String value) {
      citizenship = value;
      return this;
    }

    Change permit(String value) {
      permit = value;
      return this;
    }

    Change travellerClass(TravellerClass value) {
      travellerClass = value;
      return this;
    }

    Change sequence(long value) {
      sequence = value;
      return this;
    }

    Change second(int value) {
      second = value;
      return this;
    }

    Change authorisedUntil(int value) {
      authorisedUntil = value;
      return this;
    }

    Crossing of(Crossing c) {
      return new Crossing(
          c.agency(),
          recordId == null ? c.recordId() : recordId,
          c.direction(),
          c.date(),
          second == null ? c.secondOfDay() : second,
          post == null ? c.borderPost() : post,
          sequence == null ? c.sequence() : sequence,
          citizenship == null ? c.citizenship() : citizenship,
          c.residenceCountry(),
          c.birthCountry(),
          c.otherCountry(),
          birthYear == null ? c.birthYear() : birthYear,
          birthMonth == null ? c.birthMonth() : birthMonth,
          c.sex(),
          c.purpose(),
          permit == null ? c.permit() : permit,
          authorisedUntil == null ? c.authorisedUntil() : authorisedUntil,
          c.transportMode(),
          travellerClass == null ? c.travellerClass() : travellerClass);
    }
  }
}
