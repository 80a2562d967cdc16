package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderflow.topology.Records.AGENCY;
import static org.borderflow.topology.Records.correction;
import static org.borderflow.topology.Records.crossing;
import static org.borderflow.topology.Records.entry;
import static org.borderflow.topology.Records.exit;
import static org.borderflow.topology.Records.link;
import static org.borderflow.topology.Records.traveller;

import java.util.List;
import org.borderflow.contract.Topics;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.StayKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which request stands on what came of its records. */
class TracesTest {

  private static final String FIRST = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";
  private static final String SECOND = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

  private final Border border =
      new Border(
          new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE));

  @AfterEach
  void close() {
    border.close();
  }

  @Test
  void outcomesAndStaysBearTheTraceOfTheRecordThatMadeThemSo() {
    border.day("2024-01-31").receives(entry("a", 1, "2024-01-10"), FIRST);
    assertThat(border.trace(Topics.OUTCOMES, outcome(1, "a"))).isEqualTo(FIRST);
    assertThat(border.trace(Topics.STAYS, onlyStay())).isEqualTo(FIRST);

    border.receives(exit("b", 1, "2024-01-20"), SECOND);
    assertThat(border.trace(Topics.OUTCOMES, outcome(1, "b"))).isEqualTo(SECOND);
    assertThat(border.trace(Topics.STAYS, onlyStay())).isEqualTo(SECOND);
  }

  @Test
  void aVerdictThatOnlyADayHasBroughtBearsNone() {
    border.receives(entry("a", 1, "2023-01-01"), FIRST).day("2023-12-31");
    border.receives(entry("z", 2, "2023-12-31"), SECOND).day("2024-01-01");
    assertThat(border.outcomes().get(outcome(1, "a")).getDecidedOn()).isEqualTo("2024-01-01");
    assertThat(border.trace(Topics.OUTCOMES, outcome(1, "a"))).isNull();
    assertThat(border.trace(Topics.OUTCOMES, outcome(2, "z"))).isEqualTo(SECOND);
  }

  @Test
  void anAmendmentsTraceGoesWithItWhereItIsAppliedAndWhereItWaits() {
    border.day("2024-01-31");
    border.receives(
        correction("c", "a", 2, crossing(1, Direction.ENTRY, "2024-01-11").build()), SECOND);
    assertThat(border.trace(Topics.AWAITING_TARGET, new RecordKey(AGENCY, "c"))).isEqualTo(SECOND);

    border.receives(entry("a", 1, "2024-01-10"), FIRST);
    assertThat(border.trace(Topics.OUTCOMES, outcome(1, "a"))).isEqualTo(FIRST);
    border.receives(
        correction("d", "a", 3, crossing(1, Direction.ENTRY, "2024-01-12").build()), SECOND);
    assertThat(border.trace(Topics.OUTCOMES, outcome(1, "a"))).isEqualTo(SECOND);
  }

  @Test
  void aRefusalBehindTheDoorBearsTheTraceOfWhatWasRefused() {
    border.receives(entry("a", 1, "2024-01-10"), FIRST);
    border.receives(entry("a", 1, "2024-01-11"), SECOND);
    assertThat(border.tracesOfRejected()).containsExactly(SECOND);
  }

  @Test
  void theTraceOfARecordGoesWithItToWhoeverRepresentsItsTraveller() {
    border.day("2024-01-31").receives(entry("a", 2, "2024-01-10"), FIRST);
    border.receives(link("l", RecordType.IDENTITY_LINK, 1, 1, 2), SECOND);
    assertThat(border.trace(Topics.OUTCOMES, outcome(1, "a"))).isEqualTo(SECOND);

    border.receives(exit("b", 2, "2024-01-20"), FIRST);
    assertThat(border.trace(Topics.OUTCOMES, outcome(1, "b"))).isEqualTo(FIRST);
  }

  @Test
  void anExactCellBearsATraceAndAPublicOneDoesNot() {
    border.day("2024-01-31").receives(entry("a", 1, "2024-01-10"), FIRST);
    assertThat(border.trace(Topics.FLOW_CELLS, arrivals())).isEqualTo(FIRST);
    assertThat(border.publicCells()).containsKey(arrivals());
    assertThat(border.trace(Topics.PUBLIC_FLOW_CELLS, arrivals())).isNull();
  }

  @Test
  void whatHasNoTraceGetsNone() {
    border.day("2024-01-31").receives(entry("a", 1, "2024-01-10"), FIRST);
    border.receives(entry("b", 2, "2024-01-10"));
    assertThat(border.outcomes()).containsKey(outcome(2, "b"));
    assertThat(border.trace(Topics.OUTCOMES, outcome(2, "b"))).isNull();
  }

  private static OutcomeKey outcome(int traveller, String recordId) {
    return new OutcomeKey(traveller(traveller), AGENCY, recordId, "12/16");
  }

  private StayKey onlyStay() {
    assertThat(border.stays()).hasSize(1);
    return border.stays().keySet().iterator().next();
  }

  private static FlowCellKey arrivals() {
    return new FlowCellKey(
        "M",
        "NZL",
        "A",
        "CROSSINGS",
        "_Z",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "2024-01");
  }
}
