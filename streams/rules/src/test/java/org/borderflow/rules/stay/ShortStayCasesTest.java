package org.borderflow.rules.stay;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.borderflow.rules.travel.Day;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The official examples of 90 days in any 180. */
class ShortStayCasesTest {
  private static final ShortStayAllowance RULE = ShortStayAllowance.SCHENGEN;

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "short-stays.txt", delimiter = '|')
  void agreesWithTheExamples(String id, String query, String told, String args, String expected) {
    List<DayRange> stays = Stream.of(told.split(" ", -1)).map(ShortStayCasesTest::range).toList();
    String[] dates = args.split(" ", -1);
    switch (query) {
      case "status" -> checkAll(expected, fact -> status(stays, Day.parse(dates[0]), fact));
      case "max_stay" -> checkAll(expected, fact -> longest(stays, Day.parse(dates[0]), fact));
      case "plan" ->
          checkAll(expected, fact -> plan(stays, Day.parse(dates[0]), Day.parse(dates[1]), fact));
      case "presence" -> checkAll(expected, fact -> "" + stays.get(0).days());
      case "next_entry" ->
          checkAll(
              expected,
              fact ->
                  Day.toString(
                      RULE.nextEntry(stays, Integer.parseInt(dates[0]), Day.parse(dates[1]))));
      case "overstay_control" -> assertThat(overstays(stays)).isEqualTo(expected);
      default -> throw new IllegalArgumentException(id + " asks for " + query);
    }
  }

  private interface Answer {
    String to(String fact);
  }

  private static void checkAll(String expected, Answer answer) {
    for (String fact : expected.split(" ", -1)) {
      String[] nameAndValue = fact.split("=", -1);
      assertThat(answer.to(nameAndValue[0])).as(nameAndValue[0]).isEqualTo(nameAndValue[1]);
    }
  }

  private static String status(List<DayRange> stays, int asOf, String fact) {
    return switch (fact) {
      case "days_used" -> "" + RULE.used(stays, asOf);
      case "days_remaining" -> "" + RULE.remaining(stays, asOf);
      case "excess_days" -> "" + RULE.excess(stays, asOf);
      case "compliant" -> "" + (RULE.excess(stays, asOf) == 0);
      case "window_start" -> Day.toString(RULE.windowStart(asOf));
      default -> throw new IllegalArgumentException(fact);
    };
  }

  private static String longest(List<DayRange> stays, int entry, String fact) {
    int days = RULE.longestStay(stays, entry);
    return switch (fact) {
      case "max_days" -> "" + days;
      case "last_day" -> days == 0 ? "none" : Day.toString(RULE.authorisedUntil(stays, entry));
      default -> throw new IllegalArgumentException(fact);
    };
  }

  private static String plan(List<DayRange> stays, int entry, int exit, String fact) {
    int until = RULE.authorisedUntil(stays, entry);
    return switch (fact) {
      case "compliant" -> "" + (exit <= until);
      case "first_violation" -> Day.toString(until + 1);
      case "latest_safe_exit" -> Day.toString(until);
      default -> throw new IllegalArgumentException(fact);
    };
  }

  private static String overstays(List<DayRange> stays) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < stays.size(); i++) {
      DayRange stay = stays.get(i);
      List<DayRange> before = RULE.usedBefore(DayRange.union(stays.subList(0, i)), stay.from());
      ShortStay result = RULE.ended(before, stay.from(), Day.NONE, stay.to());
      if (result.overstay() == Overstay.CONFIRMED) {
        String from = Day.toString(result.overstayFrom());
        String to = Day.toString(stay.to());
        found.add(from + "/" + to + "=" + result.overstayDays() + "," + result.daysUsed());
      }
    }
    return found.isEmpty() ? "none" : found.stream().collect(joining(" "));
  }

  private static DayRange range(String text) {
    String[] days = text.split("/", -1);
    return new DayRange(Day.parse(days[0]), Day.parse(days[1]));
  }
}
