package org.borderflow.gaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderflow.gaps.definitions.Neighbour;
import org.borderflow.gaps.fields.FieldCounts;
import org.borderflow.gaps.fields.FieldState;
import org.borderflow.gaps.fields.Place;
import org.borderflow.gaps.fields.Refused;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.gaps.posts.PostFigures;
import org.borderflow.gaps.tabulations.Evidence;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapCountTest {

  private final GapCount count = countAsOf("2024-12-31");

  private static GapCount countAsOf(String date) {
    return new GapCount(
        new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE),
        Day.of(LocalDate.parse(date)));
  }

  private GapReport report() {
    return count.report(new Received(0, 0, 0, 0), LagBasis.UNKNOWN);
  }

  private PostFigures post(String code) {
    return report().posts().stream()
        .filter(post -> post.post().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsBlankFromUnknownFromKnown() {
    Travels.of("ana")
        .arrives("2024-03-05", with -> with)
        .departs(
            "2024-03-09",
            with -> {
              with.sex = "U";
              with.citizenship = "XXX";
              with.birthCountry = "";
              with.purpose = "UNKNOWN";
              with.leftBlank = Set.of(Variable.PURPOSE);
              return with;
            })
        .in(count);
    FieldCounts fields = report().fields().at(new Place("APT", Place.TOTAL, "2024-03"));
    assertThat(fields.known(Variable.CITIZENSHIP)).isEqualTo(new Share(1, 2));
    assertThat(fields.unknown(Variable.CITIZENSHIP)).isEqualTo(new Share(1, 2));
    assertThat(fields.unknown(Variable.SEX)).isEqualTo(new Share(1, 2));
    assertThat(fields.filled(Variable.SEX)).isEqualTo(new Share(2, 2));
    assertThat(fields.filled(Variable.PURPOSE)).isEqualTo(new Share(1, 2));
    assertThat(fields.filled(Variable.BIRTH_COUNTRY)).isEqualTo(new Share(1, 2));
    assertThat(fields.known(Variable.SEQUENCE)).isEqualTo(new Share(0, 2));
  }

  @Test
  void aRefusedRecordCountsForWhatItWasRefusedFor() {
    Travels.of("ana").arrives("2024-03-05").in(count);
    Place march = new Place("APT", "local", "2024-03");
    count.refused(new Refused(march, Optional.of(Variable.SEX), FieldState.INVALID, false));
    count.refused(new Refused(march, Optional.empty(), FieldState.INVALID, false));
    count.refused(new Refused(march, Optional.of(Variable.CROSSED_AT), FieldState.INVALID, true));
    FieldCounts fields = report().fields().at(Place.EVERYWHERE);
    assertThat(fields.filled(Variable.SEX)).isEqualTo(new Share(2, 2));
    assertThat(fields.valid(Variable.SEX)).isEqualTo(new Share(1, 2));
    assertThat(fields.valid(Variable.CITIZENSHIP)).isEqualTo(new Share(1, 1));
    assertThat(post("APT").refused()).isEqualTo(3);
    assertThat(post("APT").future()).isEqualTo(new Share(1, 4));
  }

  @Test
  void findsWhatHasNoCounterpart() {
    Travels.of("ana")
        .arrives("2024-01-05", with -> with.post("A"))
        .arrives("2024-02-05", with -> with.post("B"))
        .departs("2024-03-05", with -> with.post("A"))
        .departs("2024-04-05", with -> with.post("B"))
        .in(count);
    Travels.of("bob").arrives("2024-01-05", with -> with.post("A")).in(count);
    assertThat(post("A").unmatchedEntries()).isEqualTo(new Share(1, 2));
    assertThat(post("A").unmatchedExits()).isEqualTo(new Share(0, 1));
    assertThat(post("B").unmatchedEntries()).isEqualTo(new Share(0, 1));
    assertThat(post("B").unmatchedExits()).isEqualTo(new Share(1, 1));
    assertThat(post("A").contradicted()).isEqualTo(new Share(2, 3));
    assertThat(post("A").supposed()).isEqualTo(new Share(0, 3));
    assertThat(post("B").supposed()).isEqualTo(new Share(2, 4));
    assertThat(report().linkage().contradicted()).isEqualTo(new Share(1, 1));
    assertThat(report().linkage().seenOnce()).isEqualTo(new Share(1, 2));
  }

  @Test
  void crewIsCountedAndNotJudged() {
    Travels.of("captain")
        .arrives(
            "2024-01-05",
            with -> {
              with.travellerClass = TravellerClass.CREW;
              return with;
            })
        .arrives(
            "2024-01-07",
            with -> {
              with.travellerClass = TravellerClass.CREW;
              return with;
            })
        .in(count);
    assertThat(post("APT").entries()).isEqualTo(2);
    assertThat(post("APT").contradicted()).isEqualTo(new Share(0, 0));
  }

  @Test
  void countsIdentitiesPerPerson() {
    count.person(Travels.of("ana").arrives("2024-01-05").seen(), 1, KnownResidence.NONE);
    count.person(
        Travels.of("bob").arrives("2024-01-05").departs("2024-01-06").seen(),
        2,
        KnownResidence.of(true, 0));
    count.person(Travels.of("eve").arrives("2024-01-05").seen(), 3, KnownResidence.NONE);
    count.nobody(
        Travels.of("?")
            .arrives(
                "2024-01-05",
                with -> {
                  with.travellerClass = TravellerClass.UNIDENTIFIED;
                  return with;
                })
            .seen()
            .get(0));
    var people = report().linkage();
    assertThat(people.persons()).isEqualTo(3);
    assertThat(people.identities()).isEqualTo(6);
    assertThat(people.linked()).isEqualTo(new Share(5, 6));
    assertThat(people.oneIdentity()).isEqualTo(new Share(1, 3));
    assertThat(people.twoIdentities()).isEqualTo(new Share(1, 3));
    assertThat(people.moreIdentities()).isEqualTo(new Share(1, 3));
    assertThat(people.residenceTold()).isEqualTo(new Share(1, 3));
    assertThat(people.identified()).isEqualTo(new Share(4, 5));
  }

  @Test
  void findsClocksThatGoBackwardOrAhead() {
    Travels.of("ana")
        .arrives("2024-01-05", with -> numbered(with, 1, 36_000, 2))
        .departs("2024-01-05", with -> numbered(with, 2, 35_000, 0))
        .arrives("2024-01-05", with -> numbered(with, 3, 35_000, -1))
        .departs("2024-01-06", with -> numbered(with, 1, 10, -2))
        .in(count);
    assertThat(post("APT").backward()).isEqualTo(new Share(1, 2));
    assertThat(post("APT").ahead()).isEqualTo(new Share(1, 4));
    assertThat(post("APT").lags().classes())
        .isEqualTo(
            Map.of("0", 3L, "1", 0L, "2-3", 1L, "4-7", 0L, "8-30", 0L, "31-90", 0L, "91+", 0L));
    assertThat(post("APT").lags().within(50)).hasValue(0);
    assertThat(post("APT").lags().within(90)).hasValue(2);
  }

  private static Travels.Facts numbered(Travels.Facts with, int sequence, int second, int lag) {
    with.sequence = sequence;
    with.second = second;
    with.lag = lag;
    return with;
  }

  @Test
  void aSilentPeriodTakesFromCompleteness() {
    GapCount january = countAsOf("2024-01-31");
    for (int day = 1; day <= 31; day++) {
      if (day < 11 || day > 20) {
        for (int n = 0; n < 2; n++) {
          Travels.of("p" + day + n)
              .arrives(String.format("2024-01-%02d", day))
              .departs("2024-01-31")
              .in(january);
        }
      }
    }
    PostFigures post = january.report(new Received(0, 0, 0, 0), LagBasis.UNKNOWN).posts().get(0);
    assertThat(post.silent()).isEqualTo(new Share(10, 31));
    assertThat(post.daysReported()).isEqualTo(new Share(21, 31));
    // 84 crossings on 21 days: 40 on ten days more
    assertThat(post.completeness()).isEqualTo(new Share(84, 124));
  }

  @Test
  void neighboursCountOtherwiseAndCompareWhereEverythingIsDecided() {
    Travels.of("student").arrives("2021-02-01").departs("2021-09-01").in(count);
    Travels.of("worker").arrives("2021-03-01").departs("2021-12-26").in(count);
    Travels.of("settler").arrives("2021-04-01").in(count);
    Travels.of("newcomer").arrives("2024-11-01").in(count);
    GapReport report = report();
    assertThat(report.totals().decidedMonths()).doesNotContain("2024-11").contains("2021-12");
    assertThat(report.totals().neighbours())
        .extracting(each -> each.rule().name(), Neighbour::inForce, Neighbour::decidedArrivals)
        .containsExactlyInAnyOrder(
            tuple("12/16", true, 1L),
            tuple("12/12", false, 1L),
            tuple("9/12", false, 2L),
            tuple("6/12", false, 3L));
    assertThat(report.totals().neighbours())
        .allMatch(each -> each.arrivals().pending() == 1)
        .first()
        .extracting(each -> each.rule().name())
        .isEqualTo("12/16");
  }

  @Test
  void aSingleWrongDateMakesNoPeriod() {
    Travels.of("wrong").arrives("1999-01-01").in(count);
    for (int n = 0; n < 1000; n++) {
      Travels.of("p" + n).arrives("2024-02-01").in(count);
    }
    assertThat(Day.toString(report().from())).isEqualTo("2024-02-01");
  }

  @ParameterizedTest
  @CsvSource({"SET_ASIDE, 1, 5", "IMPUTE, 5, 6"})
  void whatAMissingCrossingCostsDependsOnThePolicy(Anomalies policy, long usable, long of) {
    GapCount counted =
        new GapCount(
            new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), policy),
            Day.of(LocalDate.parse("2024-12-31")));
    Travels.of("ana")
        .arrives("2024-01-05")
        .departs("2024-01-06")
        .arrives("2024-02-05")
        .arrives("2024-03-05")
        .in(counted);
    Travels.of("bob").arrives("2024-01-05").in(counted);
    Share consistency =
        counted.report(new Received(0, 0, 0, 0), LagBasis.UNKNOWN).findings().stream()
            .flatMap(finding -> finding.evidence().stream())
            .filter(evidence -> evidence.requirement().name().equals("consistency"))
            .map(Evidence::share)
            .findFirst()
            .orElseThrow();
    assertThat(consistency).isEqualTo(new Share(usable, of));
  }
}
