package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderflow.topology.Records.AGENCY;
import static org.borderflow.topology.Records.cancellation;
import static org.borderflow.topology.Records.correction;
import static org.borderflow.topology.Records.crossing;
import static org.borderflow.topology.Records.entry;
import static org.borderflow.topology.Records.exit;
import static org.borderflow.topology.Records.received;
import static org.borderflow.topology.Records.traveller;

import java.util.List;
import java.util.Map;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.OutcomeStatus;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.TravellerClass;
import org.borderflow.schemas.Verdict;
import org.borderflow.topology.retention.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to what is older than what is kept: 1,000 days here. */
class OlderThanWhatIsKeptTest {

  private static final RuleBook RULES =
      new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);

  /** 1,000 days before. */
  private static final String DAY = "2020-09-27";

  private static final String HORIZON = "2018-01-01";
  private static final String TOO_OLD = "2017-12-31";

  private final Border border = new Border(RULES, new Retention(1_000));

  @AfterEach
  void close() {
    border.close();
  }

  @Test
  void twelveOfSixteenMonthsAndAWindowOfTheAllowanceMustBeKept() {
    assertThat(Retention.leastDays(RULES)).isEqualTo(487 + 180);
  }

  @Test
  void aRecordOlderThanWhatIsKeptIsRefusedEachTimeItComes() {
    border.day(DAY);
    border.receives(entry("old", 1, TOO_OLD)).receives(entry("old", 1, TOO_OLD));
    border.receives(entry("new", 1, HORIZON));
    border.receives(correction("c", "new", 1, crossing(1, Direction.ENTRY, TOO_OLD).build()));
    border.day(DAY);

    assertThat(border.rejected())
        .hasSize(3)
        .allSatisfy(
            rejection -> {
              assertThat(rejection.getReason()).isEqualTo(RejectionReason.BAD_DATE);
              assertThat(rejection.getField()).isEqualTo("crossed_at");
              assertThat(rejection.getMessage()).isEqualTo("older than what is kept (1000 days)");
            })
        .extracting(Rejection::getRecordId)
        .containsExactly("old", "old", "c");
    assertThat(border.totals(Names.RECORDS_STAGE))
        .isEqualTo(Map.of("accepted", 1L, "duplicates", 0L, "rejected", 3L, "standing", 1L));
    assertThat(border.outcomes()).containsOnlyKeys(outcomeKey(1, "new"));
  }

  @Test
  void beforeTheFirstDayNothingIsTooOld() {
    border.receives(entry("old", 1, "1999-12-31")).day(DAY);
    assertThat(border.rejected()).isEmpty();
    assertThat(border.outcomes()).hasSize(1);
  }

  @Test
  void whatWasRefusedStaysRefusedWhenTheDayGoesBack() {
    border.day(DAY).day("2020-09-01").receives(entry("old", 1, TOO_OLD));
    assertThat(border.rejected()).hasSize(1);
  }

  @Test
  void foldingPublishesNothingAndLeavesOneEntryForATraveller() {
    visits(1, "2015-01-01", "2015-01-11", "2015-05-01", "2015-07-01");
    crew(2, "2015-03-01");
    border.day("2017-11-10");
    sweep();
    Map<OutcomeKey, Outcome> outcomes = Map.copyOf(border.outcomes());
    assertThat(entries(StateStores.HISTORIES)).isEqualTo(5);
    assertThat(entries(StateStores.RECORDS)).isEqualTo(3);
    border.publishedSince();

    border.day("2017-11-30");
    sweep();
    assertThat(entries(StateStores.HISTORIES)).as("not before another month").isEqualTo(5);

    border.day("2018-09-01");
    sweep();
    assertThat(entries(StateStores.RECORDS)).isZero();
    assertThat(entries(StateStores.HISTORIES)).as("verdicts of that year may fall").isEqualTo(5);

    border.day("2020-02-01");
    sweep();
    assertThat(entries(StateStores.HISTORIES)).isEqualTo(1);
    assertThat(border.publishedSince()).isZero();
    assertThat(border.outcomes()).isEqualTo(outcomes).hasSize(5);
    assertThat(border.stays()).hasSize(2);
  }

  @Test
  void whoComesBackIsJudgedByWhatWasFolded() {
    border.receives(entry("in", 1, "2010-01-01")).receives(exit("out", 1, "2015-01-01"));
    visits(2, "2014-11-01", "2014-12-31");
    border.day("2021-02-01");
    sweep();
    assertThat(entries(StateStores.RECORDS)).isZero();
    assertThat(entries(StateStores.HISTORIES)).isEqualTo(2);

    border.receives(exit("seen leaving", 1, "2021-02-01"));
    assertThat(outcome(1, "seen leaving").getStatus()).isEqualTo(OutcomeStatus.SET_ASIDE);
    assertThat(outcome(1, "in").getVerdict()).as("stands").isEqualTo(Verdict.MIGRANT);
    border.receives(cancellation("not seen", "seen leaving"));
    border.receives(entry("back", 1, "2021-02-01"));
    assertThat(outcome(1, "back").getResidentBefore()).isFalse();
    assertThat(outcome(1, "out").getVerdict()).isEqualTo(Verdict.MIGRANT);
  }

  @Test
  void whoIsSetAsideStaysSetAside() {
    border.receives(entry("a", 1, "2015-01-01")).receives(entry("b", 1, "2015-02-01"));
    border.day("2020-02-01");
    sweep();
    assertThat(entries(StateStores.HISTORIES)).isEqualTo(1);
    visits(1, "2020-01-01", "2020-01-11");
    assertThat(border.outcomes())
        .hasSize(4)
        .allSatisfy(
            (key, outcome) -> assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.SET_ASIDE));
    assertThat(border.stays()).isEmpty();
  }

  @Test
  void aCancellationOfWhatIsForgottenWaitsForItsTargetAndIsForgottenItself() {
    border.receives(entry("old", 1, TOO_OLD)).day("2020-09-01").day(DAY);
    border.receives(cancellation("late", "old"));
    assertThat(border.awaiting()).containsOnlyKeys(key("late"));
    assertThat(border.outcomes()).containsOnlyKeys(outcomeKey(1, "old"));

    border.day("2020-10-01");
    sweep();
    assertThat(entries(StateStores.RECORDS)).isEqualTo(2);
    border.day("2023-06-24");
    sweep();
    assertThat(entries(StateStores.RECORDS)).as("1,000 days after it came").isEqualTo(2);
    border.day("2023-07-01");
    sweep();
    assertThat(entries(StateStores.RECORDS)).isZero();
    assertThat(border.outcomes()).containsOnlyKeys(outcomeKey(1, "old"));
  }

  /** The record itself is dated late enough to come again, the crossing that stands is not. */
  @Test
  void aRecordThatWasCorrectedToAnOlderDateIsKnownButCannotBeChanged() {
    ReceivedCrossing record = entry("r", 1, "2018-01-10");
    border.receives(record).day("2020-09-01");
    border.receives(correction("c", "r", 1, crossing(1, Direction.ENTRY, "2017-12-10").build()));
    border.day(DAY);

    border.receives(record);
    border.receives(cancellation("late", "r"));
    border.receives(correction("d", "r", 2, crossing(2, Direction.ENTRY, HORIZON).build()));
    assertThat(border.awaiting()).containsOnlyKeys(key("late"), key("d"));
    assertThat(border.outcomes()).containsOnlyKeys(outcomeKey(1, "r"));
    assertThat(outcome(1, "r").getDate()).isEqualTo("2017-12-10");
    border.day(DAY);
    assertThat(border.totals(Names.RECORDS_STAGE))
        .isEqualTo(Map.of("accepted", 4L, "duplicates", 1L, "rejected", 0L, "standing", 1L));
  }

  @Test
  void aCorrectionThatWaitedTooLongDoesNotStandWhenItsTargetComes() {
    border.day("2020-09-01");
    border.receives(correction("c", "r", 2, crossing(1, Direction.ENTRY, "2017-12-10").build()));
    border.receives(correction("b", "r", 1, crossing(1, Direction.ENTRY, "2019-12-01").build()));
    border.day(DAY).receives(entry("r", 1, HORIZON));
    assertThat(outcome(1, "r").getDate()).isEqualTo(HORIZON);
  }

  @Test
  void aCancellationThatWaitedWinsAsLongAsItsTargetMayCome() {
    border.day("2020-09-01").receives(cancellation("x", "r"));
    border.receives(correction("b", "r", 1, crossing(1, Direction.ENTRY, "2017-12-10").build()));
    border.day(DAY).receives(entry("r", 1, HORIZON));
    assertThat(border.outcomes()).isEmpty();
    assertThat(border.awaiting()).isEmpty();
  }

  private void visits(int traveller, String... dates) {
    for (int i = 0; i < dates.length; i += 2) {
      border.receives(entry(traveller + "in" + i, traveller, dates[i]));
      border.receives(exit(traveller + "out" + i, traveller, dates[i + 1]));
    }
  }

  private void crew(int traveller, String date) {
    border.receives(
        received(
            "crew",
            crossing(traveller, Direction.ENTRY, date)
                .setTravellerClass(TravellerClass.CREW)
                .build()));
  }

  /** Time for what goes on behind the days. */
  private void sweep() {
    border.step();
    border.step();
  }

  private int entries(String store) {
    return border.entries(store);
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
}
