package org.borderflow.rules.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.Traveller;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.KnownResidence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of the duration rules, one day on either side, on the first crossing. */
class LimitsTest {
  private static final int ARRIVAL = Day.parse("2017-01-01");

  /**
   * Spells are days in, out, in, …; the first crossing is an arrival. {@code yes} and {@code no}
   * come with the days from the arrival to the date of finalisation; {@code open} is pending.
   * Derived from the rule, except the first line: migrbc's code (more than 122 back is a no)
   * against its prose (122 is).
   */
  @ParameterizedTest(name = "{0}: {1}, as of {2} days after arrival: {3} {4}")
  @CsvSource({
    "12/16, 200 122,     1000, yes,  487",
    "12/16, 200 123,     1000, no,   322",
    "12/16, 365,         1000, yes,  365",
    "12/16, 364,         1000, no,   486",
    "12/16, 0,           1000, no,   122",
    "12/16, 0 122 365,   1000, yes,  487",
    "12/16, '',           364, open,   0",
    "12/16, '',           365, yes,  365",
    // a "no" is dated one night before the counter passes its limit
    "12/16, 10,           132, open,   0",
    "12/16, 10,           133, no,   132",
    // the worked histories of the method: ten days; 250 days; a trip home of ten days
    "12/16, 250,         1000, no,   372",
    "12/16, 370 10,      1000, yes,  365",
    "12/16, 360 10,      1000, yes,  375",
    // the UN's and the EU's twelve months, taken as 365 days without any break
    "12/12, 365,         1000, yes,  365",
    "12/12, 364,         1000, no,   364",
    "12/12, 364 0,       1000, yes,  365",
    "12/12, 364 1,       1000, no,   364",
    "12/12, 364,          364, open,   0",
    "12/12, 364,          365, no,   364",
    // most of the last twelve months: 6 months and 1 day
    "6/12,  183,         1000, yes,  183",
    "6/12,  182,         1000, no,   364",
    "6/12,  100 182,     1000, yes,  365",
    "6/12,  100 183,     1000, no,   282",
    "9/12,  200 95,      1000, yes,  365",
    "9/12,  200 96,      1000, no,   295",
  })
  void judgesTheFirstCrossing(String rule, String spells, int asOf, String verdict, int decided) {
    Traveller traveller = Traveller.traveller().crosses(Direction.ENTRY, ARRIVAL).withSequence(0);
    Direction direction = Direction.ENTRY;
    int date = ARRIVAL;
    int sequence = 0;
    for (String days : spells.isEmpty() ? new String[0] : spells.split(" ", -1)) {
      direction = direction.opposite();
      date += Integer.parseInt(days);
      sequence++;
      traveller.crosses(direction, date).withSequence(sequence);
    }
    Outcome outcome =
        new RuleBook("NZL", List.of(NamedRules.standard().named(rule)), Anomalies.SET_ASIDE)
            .assess(traveller.crossings(), KnownResidence.NONE, ARRIVAL + asOf)
            .crossings()
            .get(0)
            .outcomes()
            .get(0);

    assertThat(outcome)
        .isEqualTo(
            verdict.equals("open")
                ? Outcome.pending(Residence.NON_RESIDENT)
                : Outcome.settled(
                    verdict.equals("yes") ? Verdict.MIGRANT : Verdict.NOT_MIGRANT,
                    false,
                    verdict.equals("yes"),
                    ARRIVAL + decided));
  }

  /**
   * Dated consequences of the published definitions, for somebody who lives elsewhere and stays
   * once. UN: Recommendations on Statistics of International Migration, Rev. 1 (1998), and the
   * framework of 2021: at least 12 months. IRTS: a trip of a visitor takes less than a year.
   */
  @ParameterizedTest(name = "{0}: {1} to {2}: {3}")
  @CsvSource({
    "12/12, 2023-01-10, 2024-01-10, MIGRANT", // UN: twelve months to the day
    "12/12, 2023-01-10, 2024-01-09, NOT_MIGRANT",
    "12/12, 2023-01-10, 2023-04-10, NOT_MIGRANT",
    "12/16, 2023-05-01, 2024-05-01, MIGRANT", // IRTS: not a visitor
    // 365 days across 29 February are one day short of twelve calendar months; days count
    "12/16, 2019-03-01, 2020-02-29, MIGRANT",
    "12/16, 2019-03-01, 2020-02-28, NOT_MIGRANT",
  })
  void judgesAStay(String rule, String entry, String exit, Verdict verdict) {
    Traveller traveller = Traveller.traveller().enters(entry).leaves(exit);
    assertThat(
            new RuleBook("NZL", List.of(NamedRules.standard().named(rule)), Anomalies.SET_ASIDE)
                .assess(traveller.crossings(), KnownResidence.NONE, Day.parse("2026-01-01"))
                .crossings()
                .get(0)
                .outcomes()
                .get(0)
                .verdict())
        .isEqualTo(verdict);
  }
}
