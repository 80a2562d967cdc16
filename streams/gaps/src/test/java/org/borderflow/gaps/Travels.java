package org.borderflow.gaps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.borderflow.gaps.fields.Seen;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;

/** Somebody's crossings for tests, with every column filled unless a test says otherwise. */
final class Travels {

  /** What stands in a record. */
  static final class Facts {
    String post = "APT";
    String agency = "local";
    String citizenship = "FRA";
    String residence = "FRA";
    String birthCountry = "FRA";
    String otherCountry = "FRA";
    String sex = "F";
    String purpose = "HOLIDAY";
    String permit = "V1";
    String mode = "AIR";
    int birthYear = 1980;
    int second = 36_000;
    long sequence = -1;
    int lag = Seen.NO_LAG;
    TravellerClass travellerClass = TravellerClass.ORDINARY;
    Set<Variable> leftBlank = Set.of();

    Facts post(String value) {
      post = value;
      return this;
    }
  }

  private final String name;
  private final List<Seen> seen = new ArrayList<>();

  private Travels(String name) {
    this.name = name;
  }

  static Travels of(String name) {
    return new Travels(name);
  }

  Travels arrives(String date) {
    return crosses(Direction.ENTRY, date, facts -> facts);
  }

  Travels departs(String date) {
    return crosses(Direction.EXIT, date, facts -> facts);
  }

  Travels arrives(String date, UnaryOperator<Facts> but) {
    return crosses(Direction.ENTRY, date, but);
  }

  Travels departs(String date, UnaryOperator<Facts> but) {
    return crosses(Direction.EXIT, date, but);
  }

  private Travels crosses(Direction direction, String date, UnaryOperator<Facts> but) {
    Facts facts = but.apply(new Facts());
    seen.add(
        new Seen(
            new Crossing(
                facts.agency,
                name + seen.size(),
                direction,
                Day.of(LocalDate.parse(date)),
                facts.second,
                facts.post,
                facts.sequence,
                facts.citizenship,
                facts.residence,
                facts.birthCountry,
                facts.otherCountry,
                facts.birthYear,
                0,
                facts.sex,
                facts.purpose,
                facts.permit,
                Day.NONE,
                facts.mode,
                facts.travellerClass),
            facts.leftBlank,
            facts.lag));
    return this;
  }

  List<Seen> seen() {
    return seen;
  }

  /** Lets a count see them as one person with one identity. */
  void in(GapCount count) {
    count.person(seen, 1, KnownResidence.NONE);
  }
}
