package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderflow.topology.Records.AGENCY;
import static org.borderflow.topology.Records.cancellation;
import static org.borderflow.topology.Records.correction;
import static org.borderflow.topology.Records.crossing;
import static org.borderflow.topology.Records.entry;
import static org.borderflow.topology.Records.exit;
import static org.borderflow.topology.Records.received;
import static org.borderflow.topology.Records.statusChange;
import static org.borderflow.topology.Records.traveller;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.ObservationStatus;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.OutcomeStatus;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Verdict;
import org.borderflow.topology.ticks.RuleTotals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BorderflowTopologyTest {

  private static final RuleBook RULES =
      new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);

  private final Border border = new Border(RULES);

  @AfterEach
  void close() {
    border.close();
  }

  @Test
  void nothingIsSaidBeforeTheFirstDay() {
    border.receives(entry("a", 1, "2024-01-10"));
    assertThat(border.outcomes()).isEmpty();
  }

  @Test
  void aVerdictIsGivenOnTheDayItBecomesCertainAlthoughNobodyCrosses() {
    border.receives(entry("a", 1, "2023-01-01")).day("2023-12-31");
    assertThat(outcome(1, "a").getStatus()).isEqualTo(OutcomeStatus.PENDING);
    assertThat(cell("MIGRANTS", "12/16", "A", "2023-01")).isEqualTo(new Count(0, 1, 1));

    border.day("2024-01-01");
    assertThat(outcome(1, "a").getVerdict()).isEqualTo(Verdict.MIGRANT);
    assertThat(outcome(1, "a").getDecidedOn()).isEqualTo("2024-01-01");
    assertThat(cell("MIGRANTS", "12/16", "A", "2023-01")).isEqualTo(new Count(1, 0, 1));
    assertThat(cell("MIGRANTS", "12/16", "NET", "2023")).isEqualTo(new Count(1, 0, 1));
  }

  /** Who waits for a day waits for as many partitions of cells as there are of histories. */
  @Test
  void theCellsTellHowManyOfTheirPartitionsADayHasToPass() {
    border.historiesPass(LocalDate.parse("2024-01-01"), 4);
    assertThat(border.progress(Names.ESTIMATES_STAGE).getOfPartitions()).isEqualTo(1);
    assertThat(border.progress(Names.CELLS_STAGE).getOfPartitions()).isEqualTo(4);
  }

  @Test
  void aLateExitMovesTheArrivalToAnotherVerdict() {
    border.receives(entry("a", 1, "2023-01-01")).day("2024-06-01");
    assertThat(outcome(1, "a").getVerdict()).isEqualTo(Verdict.MIGRANT);

    border.receives(exit("b", 1, "2023-01-11"));
    assertThat(outcome(1, "a").getVerdict()).isEqualTo(Verdict.NOT_MIGRANT);
    assertThat(cell("MIGRANTS", "12/16", "A", "2023-01")).isNull();
    assertThat(cell("OVERNIGHT_VISITS", "_Z", "A", "2023-01")).isEqualTo(new Count(1, 0, 1));
    assertThat(cell("NIGHTS", "_Z", "D", "2023-01")).isEqualTo(new Count(10, 0, 1));
  }

  @Test
  void aCrossingOfNobodyKnownIsCountedAndNotJudgedWhateverItsClass() {
    border
        .receives(
            received("a", crossing(1, Direction.ENTRY, "2023-01-01").setIdentified(false).build()))
        .day("2024-06-01");
    assertThat(outcome(1, "a").getStatus()).isEqualTo(OutcomeStatus.OUT_OF_SCOPE);
    assertThat(outcome(1, "a").getVerdict()).isNull();
    assertThat(cell("CROSSINGS", "_Z", "A", "2023-01")).isEqualTo(new Count(1, 0, 1));
    assertThat(cell("MIGRANTS", "12/16", "A", "2023-01")).isNull();
    assertThat(border.stays()).isEmpty();
  }

  @Test
  void aDayWithNothingDuePublishesNothing() {
    border.receives(entry("a", 1, "2023-01-01")).day("2023-02-01").publishedSince();
    border.day("2023-02-02");
    assertThat(border.publishedSince()).isZero();
  }

  @Test
  void aCrossingDatedAfterTheDayWaitsForItsDate() {
    border.day("2024-01-01").receives(entry("a", 1, "2024-01-02"));
    assertThat(border.outcomes()).isEmpty();
    border.day("2024-01-02");
    assertThat(border.outcomes()).hasSize(1);
  }

  @Test
  void aDayMayGoBack() {
    border
        .receives(entry("a", 1, "2023-01-01"))
        .receives(exit("b", 1, "2023-03-01"))
        .day("2024-01-01")
        .day("2023-02-01");
    assertThat(border.outcomes()).hasSize(1);
    assertThat(outcome(1, "a").getStatus()).isEqualTo(OutcomeStatus.PENDING);
    assertThat(cell("CROSSINGS", "_Z", "D", "2023-03")).isNull();
  }

  @Test
  void duplicatesAreCountedAndConflictsAreRejected() {
    border
        .receives(entry("a", 1, "2023-01-01"))
        .receives(entry("a", 1, "2023-01-01"))
        .receives(entry("a", 1, "2023-01-02"))
        .day("2023-02-01");
    assertThat(border.totals(Names.RECORDS_STAGE))
        .isEqualTo(Map.of("accepted", 1L, "duplicates", 1L, "rejected", 1L, "standing", 1L));
    assertThat(border.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.getReason()).isEqualTo(RejectionReason.CONFLICTING_DUPLICATE));
    assertThat(outcome(1, "a").getDate()).isEqualTo("2023-01-01");
  }

  @Test
  void aCorrectionMayComeBeforeItsTargetAndMoveItToAnotherTraveller() {
    border
        .receives(correction("c", "a", 2, crossing(2, Direction.ENTRY, "2023-05-05").build()))
        .receives(correction("d", "a", 1, crossing(3, Direction.ENTRY, "2023-06-06").build()))
        .day("2023-12-01");
    assertThat(border.awaiting()).containsOnlyKeys(key("c"), key("d"));

    border.receives(entry("a", 1, "2023-01-01"));
    assertThat(border.awaiting()).isEmpty();
    assertThat(border.outcomes()).containsOnlyKeys(outcomeKey(2, "a"));
    assertThat(outcome(2, "a").getDate()).isEqualTo("2023-05-05");

    border.receives(correction("e", "a", 3, crossing(1, Direction.ENTRY, "2023-07-07").build()));
    assertThat(border.outcomes()).containsOnlyKeys(outcomeKey(1, "a"));
    assertThat(cell("CROSSINGS", "_Z", "A", "2023")).isEqualTo(new Count(1, 0, 1));
  }

  @Test
  void aCancellationAlwaysWins() {
    border
        .receives(entry("a", 1, "2023-01-01"))
        .day("2023-12-01")
        .receives(cancellation("x", "a"))
        .receives(correction("c", "a", 9, crossing(1, Direction.ENTRY, "2023-05-05").build()));
    assertThat(border.outcomes()).isEmpty();
    assertThat(border.stays()).isEmpty();
    assertThat(border.cells()).isEmpty();
  }

  @Test
  void aStatusKnownFromElsewhereRevisesWhatWasPublished() {
    border.receives(exit("a", 1, "2022-01-01")).day("2023-12-01");
    assertThat(outcome(1, "a").getVerdict()).isEqualTo(Verdict.MIGRANT);
    border.learns(new ResidenceStatus(traveller(1), false, LocalDate.parse("2021-01-01")));
    assertThat(outcome(1, "a").getVerdict()).isEqualTo(Verdict.NOT_MIGRANT);
  }

  @Test
  void verdictsAreCountedAsTheyAreGivenAndPendingOutcomesAsTheyStand() {
    border.receives(exit("a", 1, "2022-01-01")).day("2022-06-01");
    assertThat(border.totals(Names.HISTORIES_STAGE))
        .containsEntry(RuleTotals.pending("12/16"), 1L)
        .containsEntry(RuleTotals.given("MIGRANT", "12/16"), 0L);

    border.day("2023-12-01");
    assertThat(border.totals(Names.HISTORIES_STAGE))
        .containsEntry(RuleTotals.pending("12/16"), 0L)
        .containsEntry(RuleTotals.given("MIGRANT", "12/16"), 1L);

    border.learns(new ResidenceStatus(traveller(1), false, LocalDate.parse("2021-01-01")));
    assertThat(border.totals(Names.HISTORIES_STAGE))
        .as("told without waiting for another day, and what was given stays given")
        .containsEntry(RuleTotals.given("NOT_MIGRANT", "12/16"), 1L)
        .containsEntry(RuleTotals.given("MIGRANT", "12/16"), 1L);
  }

  @Test
  void aStatusChangeIsARecordThatRevisesAndIsNoCrossing() {
    border.receives(entry("a", 1, "2023-01-01")).day("2023-06-01");
    assertThat(outcome(1, "a").getStatus()).isEqualTo(OutcomeStatus.PENDING);

    border
        .receives(statusChange("s", 1, true, "2022-06-01"))
        .receives(statusChange("s", 1, true, "2022-06-01"))
        .receives(statusChange("s", 1, false, "2022-06-01"))
        .day("2023-06-02");
    assertThat(outcome(1, "a").getResidentBefore()).isTrue();
    assertThat(outcome(1, "a").getVerdict()).isEqualTo(Verdict.NOT_MIGRANT);
    assertThat(border.totals(Names.RECORDS_STAGE))
        .isEqualTo(Map.of("accepted", 2L, "duplicates", 1L, "rejected", 1L, "standing", 1L));
    assertThat(border.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.getReason()).isEqualTo(RejectionReason.CONFLICTING_DUPLICATE));
  }

  @Test
  void bytesThatAreNoRecordStopNothing() {
    byte[] poison = "no record".getBytes(StandardCharsets.UTF_8);
    border.receivesPoison(poison).receives(entry("a", 1, "2023-01-01")).day("2023-02-01");
    assertThat(border.outcomes()).hasSize(1);
  }

  @Test
  void aPublicCellIsShownFromSixTravellersOnAndTakenBackWithTheLast() {
    border.day("2023-02-01");
    for (int traveller = 1; traveller <= 5; traveller++) {
      border.receives(entry("a" + traveller, traveller, "2023-01-01"));
    }
    assertThat(publicCrossings("A", "2023-01")).isEqualTo(suppressed());
    border
        .receives(exit("b1", 1, "2023-01-02"))
        .receives(entry("c1", 1, "2023-01-03"))
        .receives(entry("x1", 1, "2023-01-04"));
    assertThat(cell("CROSSINGS", "_Z", "A", "2023-01")).isEqualTo(new Count(7, 0, 5));
    assertThat(publicCrossings("A", "2023-01")).as("seven, of five").isEqualTo(suppressed());

    border.receives(cancellation("y1", "x1")).receives(cancellation("z1", "c1"));
    border.receives(entry("a6", 6, "2023-01-31"));
    PublicFlowCell six = new PublicFlowCell(6L, ObservationStatus.A, ConfidentialityStatus.P);
    assertThat(publicCrossings("A", "2023-01")).isEqualTo(six);
    assertThat(publicCrossings("A", "2023")).isEqualTo(six);
    assertThat(publicCrossings("NET", "2023-01")).as("one left").isEqualTo(suppressed());
    border.receives(cancellation("y", "b1"));
    assertThat(publicCrossings("D", "2023-01")).isNull();
    assertThat(publicCrossings("NET", "2023-01")).isEqualTo(six);

    for (int traveller = 1; traveller <= 6; traveller++) {
      border.receives(cancellation("d" + traveller, "a" + traveller));
    }
    assertThat(border.publicCells()).isEmpty();
  }

  private static PublicFlowCell suppressed() {
    return new PublicFlowCell(null, ObservationStatus.A, ConfidentialityStatus.C);
  }

  private PublicFlowCell publicCrossings(String direction, String period) {
    return border.publicCells().get(key("CROSSINGS", "_Z", direction, period));
  }

  private Outcome outcome(int traveller, String recordId) {
    return border.outcomes().get(outcomeKey(traveller, recordId));
  }

  private static OutcomeKey outcomeKey(int traveller, String recordId) {
    return new OutcomeKey(traveller(traveller), AGENCY, recordId, "12/16");
  }

  private static RecordKey key(String recordId) {
    return new RecordKey(AGENCY, recordId);
  }

  /** How many are settled and pending, and of how many travellers. */
  private record Count(long settled, long pending, long travellers) {}

  private Count cell(String measure, String rule, String direction, String period) {
    FlowCell cell = border.cells().get(key(measure, rule, direction, period));
    return cell == null
        ? null
        : new Count(cell.getFinalCount(), cell.getPendingCount(), cell.getTravellers());
  }

  private static FlowCellKey key(String measure, String rule, String direction, String period) {
    String freq = period.length() == 4 ? "A" : "M";
    return new FlowCellKey(
        freq, "NZL", direction, measure, rule, "_T", "_T", "_T", "_T", "_T", "_T", "_T", "_T", "_T",
        period);
  }
}
