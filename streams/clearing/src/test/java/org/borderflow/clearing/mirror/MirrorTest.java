package org.borderflow.clearing.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderflow.clearing.Office.office;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.borderflow.clearing.Office;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.mirror.Ledger.Choice;
import org.borderflow.clearing.mirror.Mirror.Policy;
import org.junit.jupiter.api.Test;

/** What stands beside what, and what does not. */
class MirrorTest {

  private static final Corridor OUT =
      new Corridor("NZL", "AUS", "12/16", "_T", "_T", Frequency.MONTHLY);
  private static final Choice ALL = new Choice(null, null, null, null, null, null);

  private static Ledger ledger(Office... offices) {
    Ledger ledger = new Ledger();
    long number = 0;
    for (Office office : offices) {
      number++;
      ledger.add(office.deposit(number, 1));
    }
    return ledger;
  }

  private static List<MirrorCell> cells(Ledger ledger) {
    return ledger.cells(OUT, Reader.ANYBODY);
  }

  @Test
  void bothReportsStandSideBySideWithDifferenceAndRatio() {
    MirrorCell cell =
        cells(
                ledger(
                    office("NZL").departures("AUS", "2024-01", 80),
                    office("AUS").arrivals("NZL", "2024-01", 100)))
            .get(0);

    assertThat(cell.period()).hasToString("2024-01");
    assertThat(cell.origin().map(Report::value)).contains(80_000L);
    assertThat(cell.destination().map(Report::value)).contains(100_000L);
    assertThat(cell.comparison()).isEqualTo(Comparison.LIKE);
    assertThat(cell.difference()).hasValue(-20_000);
    assertThat(cell.ratio()).hasValue(800);
  }

  @Test
  void whatIsNotThereIsAGapAndNoZero() {
    List<MirrorCell> cells =
        cells(
            ledger(
                office("NZL").departures("AUS", "2024-01", 80, -1, -1, 0),
                office("AUS").arrivals("NZL", "2024-01", 100, 90, -1, 0)));

    assertThat(cells)
        .extracting(MirrorCell::comparison)
        .containsExactly(Comparison.LIKE, Comparison.ONE_SIDED, Comparison.GAP, Comparison.LIKE);
    assertThat(cells.get(1).origin()).isEmpty();
    assertThat(cells.get(1).difference()).isEmpty();
    assertThat(cells.get(2).best()).isEmpty();
    assertThat(cells.get(3).difference()).hasValue(0);
    assertThat(cells.get(3).ratio())
        .as("nothing is divided by zero")
        .isEqualTo(OptionalLong.empty());
  }

  @Test
  void unlikeRulesAreNotComparedUnlessItIsAskedForAndThenSaidToBe() {
    Ledger ledger =
        ledger(
            office("NZL").departures("AUS", "2024-01", 80),
            office("AUS").by("9/12", 270, 365).arrivals("NZL", "2024-01", 120));

    assertThat(ledger.corridors(ALL)).hasSize(2);
    assertThat(cells(ledger).get(0).comparison()).isEqualTo(Comparison.ONE_SIDED);

    MirrorCell asked = ledger.cells(OUT, "12/16", "9/12", Policy.UNLIKE_TOO, Reader.ANYBODY).get(0);
    assertThat(asked.comparison()).isEqualTo(Comparison.UNLIKE_COMPARED);
    assertThat(asked.unlike())
        .containsExactlyInAnyOrder(Unlike.RULE, Unlike.THRESHOLD, Unlike.WINDOW);
    assertThat(asked.difference()).hasValue(-40_000);
    assertThat(asked.best().map(Best::rule))
        .as("never put together")
        .contains(BestRule.DESTINATION);

    MirrorCell notAsked =
        ledger.cells(OUT, "12/16", "9/12", Policy.LIKE_ONLY, Reader.ANYBODY).get(0);
    assertThat(notAsked.comparison()).isEqualTo(Comparison.UNLIKE);
    assertThat(notAsked.difference()).isEmpty();
    assertThat(notAsked.ratio()).isEmpty();
  }

  @Test
  void aRuleOfTheSameNameWithOtherDaysIsUnlike() {
    MirrorCell cell =
        cells(
                ledger(
                    office("NZL").departures("AUS", "2024-01", 80),
                    office("AUS").by("12/16", 365, 486).arrivals("NZL", "2024-01", 100)))
            .get(0);

    assertThat(cell.comparison()).isEqualTo(Comparison.UNLIKE);
    assertThat(cell.unlike()).containsExactly(Unlike.WINDOW);
    assertThat(cell.difference()).isEmpty();
  }

  @Test
  void otherPopulationsAreComparedAndSaidToDiffer() {
    MirrorCell cell =
        cells(
                ledger(
                    office("NZL").departures("AUS", "2024-01", 80),
                    office("AUS").counting("foreign citizens").arrivals("NZL", "2024-01", 100)))
            .get(0);

    assertThat(cell.comparison()).isEqualTo(Comparison.POPULATIONS_DIFFER);
    assertThat(cell.unlike()).containsExactly(Unlike.POPULATIONS);
    assertThat(cell.difference()).hasValue(-20_000);
  }

  @Test
  void whatAReaderMayNotSeeIsWithheldAndInNoFigure() {
    Ledger ledger =
        ledger(
            office("NZL").recording(900, 500).readBy("AUS").departures("AUS", "2024-01", 50),
            office("AUS").arrivals("NZL", "2024-01", 90));

    MirrorCell forAnybody = cells(ledger).get(0);
    assertThat(forAnybody.origin().map(Report::mark)).contains(Mark.WITHHELD);
    assertThat(forAnybody.origin().map(Report::value)).contains(0L);
    assertThat(forAnybody.difference()).isEmpty();
    assertThat(forAnybody.best().map(Best::value)).contains(90_000L);

    for (Reader reader :
        List.of(
            new Reader(false, Set.of("AUS")), new Reader(false, Set.of("NZL")), Reader.KEEPER)) {
      assertThat(ledger.cells(OUT, reader).get(0).difference()).hasValue(-40_000);
    }
    assertThat(ledger.cells(OUT, new Reader(false, Set.of("FJI"))).get(0).difference()).isEmpty();
  }

  @Test
  void aLaterDepositSaysWhatItSaysAndLeavesTheRest() {
    Ledger ledger =
        ledger(
            office("AUS").arrivals("NZL", "2024-01", 100, 110, 120),
            office("AUS").arrivals("NZL", "2024-02", 115),
            office("AUS").arrivals("NZL", "2024-04", 130));

    assertThat(cells(ledger))
        .extracting(cell -> cell.destination().map(Report::value).orElse(-1L) / 1_000)
        .containsExactly(100L, 115L, 120L, 130L);
    assertThat(cells(ledger))
        .extracting(cell -> cell.destination().orElseThrow().deposit())
        .containsExactly(1L, 2L, 1L, 3L);
  }

  @Test
  void sexAndAgeAreThereWhereBothSidesHaveThem() {
    Office origin = office("NZL").departures("AUS", "2024-01", 80);
    Office destination = office("AUS").arrivals("NZL", "2024-01", 100);
    Corridor women = new Corridor("NZL", "AUS", "12/16", "F", "Y20T24", Frequency.MONTHLY);
    destination.put(women.arrivals(), series(40));

    assertThat(ledger(origin, destination).corridors(ALL)).containsExactly(OUT);

    origin.put(women.departures(), series(30));
    Ledger both = ledger(origin, destination);
    assertThat(both.corridors(ALL)).containsExactlyInAnyOrder(OUT, women);
    assertThat(both.cells(women, Reader.ANYBODY).get(0).ratio()).hasValue(750);
  }

  private static org.borderflow.clearing.deposit.Series series(long people) {
    return new org.borderflow.clearing.deposit.Series.Builder()
        .put(2024 * 12, Mark.NORMAL, people * 1_000)
        .build();
  }

  @Test
  void aSummaryComparesOnlyWhatBothHave() {
    Summary summary =
        Summary.of(
            cells(
                ledger(
                    office("NZL").departures("AUS", "2024-01", 80, 90, -1),
                    office("AUS").arrivals("NZL", "2024-01", 100, -1, 70))));

    assertThat(summary.ratio()).isEqualTo(Optional.of(800L));
    assertThat(summary.origin()).isEqualTo(170_000);
    assertThat(summary.destination()).isEqualTo(170_000);
    assertThat(summary.periods()).isEqualTo(new Summary.Count(3, 2, 2, 1, 0, 3));
  }
}
