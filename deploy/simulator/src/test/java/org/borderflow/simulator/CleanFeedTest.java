package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Without dirt every record is right, in order and on time. */
class CleanFeedTest {

  private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
  private static final LocalDate TO = LocalDate.of(2022, 12, 31);
  private static final Chronicle CHRONICLE = new Simulation(1500, FROM, TO, 11, 0).play();

  @Test
  void directionsAlternateForEachPerson() {
    Map<String, String> last = new HashMap<>();
    Set<String> wrong = new HashSet<>();
    records()
        .forEach(
            record -> {
              String direction = value(record, Column.DIRECTION);
              if (direction.equals(last.put(identity(record), direction))) {
                wrong.add(value(record, Column.RECORD_ID));
              }
            });

    assertThat(wrong).isEmpty();
    assertThat(last).hasSize(1500);
  }

  @Test
  void everyRecordIsReceivedOnItsDay() {
    Iterator<Day> days = CHRONICLE.days();
    LocalDate expected = FROM;
    while (days.hasNext()) {
      Day day = days.next();
      assertThat(day.date()).isEqualTo(expected);
      String date = expected.toString();
      assertThat(day.lines())
          .allSatisfy(line -> assertThat(value(fields(line), Column.CROSSED_AT)).startsWith(date));
      expected = expected.plusDays(1);
    }
    assertThat(expected).isEqualTo(TO.plusDays(1));
  }

  @Test
  void everyCrossingHasExactlyOneRecord() {
    List<String> ids = records().map(record -> value(record, Column.RECORD_ID)).toList();

    assertThat(ids).doesNotHaveDuplicates().hasSize(CHRONICLE.crossings());
  }

  @Test
  void everyValueIsValid() {
    Set<String> posts = new HashSet<>();
    CHRONICLE.posts().forEach(line -> posts.add(line.substring(0, line.indexOf(','))));
    records()
        .forEach(
            record -> {
              assertThat(record).hasSize(Column.values().length);
              assertThat(value(record, Column.RECORD_TYPE)).isEqualTo("NEW");
              Direction.valueOf(value(record, Column.DIRECTION));
              Purpose.valueOf(value(record, Column.PURPOSE));
              TransportMode.valueOf(value(record, Column.TRANSPORT_MODE));
              TravellerClass.valueOf(value(record, Column.TRAVELLER_CLASS));
              assertThat(value(record, Column.BORDER_POST)).isIn(posts);
              assertThat(value(record, Column.SEX)).isIn("M", "F", "X", "U");
              assertThat(value(record, Column.CITIZENSHIP)).matches("[A-Z]{3}");
              assertThat(value(record, Column.RESIDENCE_COUNTRY)).matches("[A-Z]{3}");
              assertThat(value(record, Column.OTHER_COUNTRY)).matches("[A-Z]{3}");
              assertThat(value(record, Column.BIRTH_COUNTRY)).matches("[A-Z]{3}");
              assertThat(value(record, Column.CROSSED_AT))
                  .matches("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}([+-]\\d{2}:\\d{2})?)?");
              assertThat(value(record, Column.BIRTH_DATE)).matches("\\d{4}(-\\d{2}){0,2}");
              assertThat(value(record, Column.AUTHORISED_UNTIL)).matches("|\\d{4}-\\d{2}-\\d{2}");
              assertThat(identity(record)).isNotEqualTo("/");
            });
  }

  @Test
  void postsWriteTimesInTheirOwnWaysAndZones() {
    Set<String> styles = new HashSet<>();
    records()
        .map(record -> value(record, Column.CROSSED_AT))
        .forEach(time -> styles.add(time.length() <= 19 ? "" + time.length() : time.substring(19)));

    assertThat(styles).contains("10", "19", "+12:00", "+13:00", "+12:45", "+13:45");
  }

  @Test
  void aLedgerNumbersItsLinesInTheOrderOfTheDay() {
    Map<String, Integer> last = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    records()
        .filter(record -> !value(record, Column.SEQUENCE).isEmpty())
        .forEach(
            record -> {
              String day =
                  value(record, Column.BORDER_POST)
                      + value(record, Column.CROSSED_AT).substring(0, 10);
              int number = Integer.parseInt(value(record, Column.SEQUENCE));
              Integer before = last.put(day, number);
              if (number != (before == null ? 1 : before + 1)) {
                wrong.add(day);
              }
            });

    assertThat(last).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  private static Stream<List<String>> records() {
    List<List<String>> records = new ArrayList<>();
    CHRONICLE
        .days()
        .forEachRemaining(day -> day.lines().forEach(line -> records.add(fields(line))));
    return records.stream();
  }

  private static List<String> fields(String line) {
    return List.of(line.split(",", -1));
  }

  private static String value(List<String> record, Column column) {
    return record.get(List.of(Column.values()).indexOf(column));
  }

  private static String identity(List<String> record) {
    String person = value(record, Column.PERSON_ID);
    return person.isEmpty()
        ? value(record, Column.DOCUMENT_ISSUER) + "/" + value(record, Column.DOCUMENT_NUMBER)
        : person;
  }
}
