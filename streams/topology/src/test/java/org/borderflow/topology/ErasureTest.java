package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.schemas.Traveller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person is forgotten, and what was counted is not. */
class ErasureTest {

  private static final RuleBook RULES =
      new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);
  private static final Traveller ERASED = Records.traveller(7);

  /** More than are moved on in a step. */
  private static final int MANY = 2_500;

  private final Border border = new Border(RULES);

  @Test
  void nothingIsKnownOfThePersonAndCellsStayAsTheyAre() {
    border
        .receives(Records.statusChange("s", 7, false, "2019-01-01"))
        .receives(Records.entry("in", 7, "2020-01-01"))
        .receives(Records.exit("out", 7, "2023-12-01"))
        .receives(Records.entry("other", 5, "2023-12-01"))
        .day("2024-01-01");
    Map<FlowCellKey, FlowCell> before = Map.copyOf(border.cells());
    Map<StayLengthKey, StayLength> lengths = Map.copyOf(border.lengths());
    assertThat(border.holds(ERASED.bytes())).isTrue();

    border.erases(1, ERASED).day("2024-01-01");

    assertThat(border.cells()).isEqualTo(before);
    assertThat(border.lengths()).isEqualTo(lengths).isNotEmpty();
    assertThat(border.holds(ERASED.bytes())).isFalse();
    assertThat(border.outcomes().keySet())
        .extracting(key -> key.getTraveller())
        .containsExactly(Records.traveller(5));
    assertThat(border.stays().keySet())
        .extracting(key -> key.getTraveller())
        .containsExactly(Records.traveller(5));
    assertThat(border.probabilities().keySet())
        .extracting(key -> key.getTraveller())
        .containsOnly(Records.traveller(5));
  }

  @Test
  void allIdentitiesOfThePersonAreErased() {
    border
        .receives(Records.entry("in", 7, "2020-01-01"))
        .receives(Records.exit("out", 9, "2020-02-01"))
        .receives(Records.link("l", RecordType.IDENTITY_LINK, 1, 7, 9))
        .receives(Records.link("u", RecordType.IDENTITY_UNLINK, 1, 7, 5))
        .receives(Records.entry("other", 5, "2023-12-01"))
        .day("2024-01-01");
    Map<FlowCellKey, FlowCell> before = Map.copyOf(border.cells());

    border.erases(1, Records.traveller(9), ERASED).day("2024-01-01");

    assertThat(border.cells()).isEqualTo(before);
    assertThat(border.holds(ERASED.bytes())).isFalse();
    assertThat(border.holds(Records.traveller(9).bytes())).isFalse();
    assertThat(border.holds(Records.traveller(5).bytes())).isTrue();
  }

  /** An identity of which only the links tell is erased from histories and links as well. */
  @Test
  void whoeverIsLinkedIsErasedWithoutBeingNamed() {
    border
        .receives(Records.entry("in", 7, "2020-01-01"))
        .receives(Records.exit("out", 9, "2020-02-01"))
        .receives(Records.link("l", RecordType.IDENTITY_LINK, 1, 7, 9))
        .day("2024-01-01");
    Map<FlowCellKey, FlowCell> before = Map.copyOf(border.cells());
    border.erases(1, ERASED).day("2024-01-01");
    assertThat(border.cells()).isEqualTo(before);
    assertThat(border.outcomes()).isEmpty();
    assertThat(border.entries(StateStores.HISTORIES)).isZero();
    assertThat(border.holds(ERASED.bytes())).isFalse();
    assertThat(border.entries(StateStores.REPRESENTATIVES)).isEqualTo(1);
  }

  @Test
  void aSecondErasureFindsNothing() {
    border.receives(Records.entry("in", 7, "2023-12-01")).day("2024-01-01");
    border.erases(1, ERASED).day("2024-01-01");
    Map<FlowCellKey, FlowCell> after = Map.copyOf(border.cells());
    border.erases(2, ERASED).day("2024-01-01");
    assertThat(border.cells()).isEqualTo(after).isNotEmpty();
  }

  @Test
  void whatComesLaterIsThatOfANewcomer() {
    border.receives(Records.entry("in", 7, "2023-12-01")).day("2024-01-01");
    border.erases(1, ERASED).day("2024-01-01");
    border
        .receives(Records.entry("in", 7, "2023-12-01"))
        .receives(Records.cancellation("c", "in"))
        .receives(Records.correction("k", "in", 2, tourist("2023-11-30")))
        .receives(Records.exit("out", 7, "2024-01-01"))
        .day("2024-01-02");
    assertThat(border.totals(Names.RECORDS_STAGE))
        .containsEntry("accepted", 4L)
        .containsEntry("duplicates", 1L);
    assertThat(border.awaiting()).hasSize(2);
    assertThat(border.outcomes().keySet())
        .extracting(key -> key.getRecordId())
        .containsExactly("out");
  }

  @Test
  void whatWaitsForItsTargetIsErased() {
    border
        .receives(Records.correction("k", "in", 2, tourist("2023-11-30")))
        .receives(Records.cancellation("c", "elsewhere"))
        .day("2024-01-01");
    assertThat(border.holds(ERASED.bytes())).isTrue();
    border.erases(1, ERASED).day("2024-01-01");
    assertThat(border.holds(ERASED.bytes())).isFalse();
    assertThat(border.awaiting().keySet())
        .extracting(key -> key.getRecordId())
        .containsExactly("c");
  }

  @Test
  void whatIsCopiedWithinTheLogIsNoDuplicate() {
    border
        .receives(Records.entry("in", 7, "2023-12-01"))
        .receivesCopy(Records.entry("in", 7, "2023-12-01"))
        .receivesCopy(Records.exit("out", 7, "2023-12-02"))
        .day("2024-01-01");
    assertThat(border.totals(Names.RECORDS_STAGE))
        .containsEntry("accepted", 2L)
        .containsEntry("duplicates", 0L);
  }

  /**
   * Whenever a person is erased, all later cells are what they would have been: what was undecided
   * is decided in its time, and then nothing is left.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void cellsGoOnAsIfNobodyHadBeenErased(long seed) {
    Random random = new Random(seed);
    Border undisturbed = new Border(RULES);
    LocalDate day = LocalDate.parse("2021-01-01");
    int erasedOn = random.nextInt(8);
    for (int month = 0; month < 8; month++) {
      for (int traveller = 3; traveller < 10; traveller++) {
        Direction direction = random.nextBoolean() ? Direction.ENTRY : Direction.EXIT;
        if (random.nextInt(3) > 0 && !(traveller == 7 && month >= erasedOn)) {
          var crossing =
              Records.received(
                  traveller + "-" + month,
                  Records.crossing(traveller, direction, day.toString()).build());
          border.receives(crossing);
          undisturbed.receives(crossing);
        }
      }
      if (month == erasedOn) {
        border.erases(seed, ERASED);
      }
      day = day.plusDays(40);
      assertThat(border.day(day).cells()).isEqualTo(undisturbed.day(day).cells());
      assertThat(border.lengths()).isEqualTo(undisturbed.lengths());
    }
    day = day.plusYears(3);
    assertThat(border.day(day).cells()).isEqualTo(undisturbed.day(day).cells());
    assertThat(border.holds(ERASED.bytes())).isFalse();
    assertThat(border.outcomes().keySet())
        .extracting(key -> key.getAgency())
        .containsOnly(Records.AGENCY);
    assertThat(border.probabilities()).isEmpty();
  }

  /** From which day to which everybody is moving when somebody is erased. */
  private enum Move {
    TO_THE_FIRST_DAY(null, "2022-03-01"),
    TO_A_LATER_DAY("2021-01-02", "2022-11-01"),
    TO_AN_EARLIER_DAY("2022-11-01", "2021-09-01");

    private final String from;
    private final String to;

    Move(String from, String to) {
      this.from = from;
      this.to = to;
    }
  }

  /**
   * A day takes its time where many travel. Whoever is erased meanwhile was moved on already or was
   * not: no cell tells which.
   */
  @ParameterizedTest
  @EnumSource(Move.class)
  void anErasureDoesNotWaitForTheDayAndTheDayPassesAllTheSame(Move move) {
    Random random = new Random(1);
    Border undisturbed = new Border(RULES);
    for (int traveller = 1; traveller <= MANY; traveller++) {
      LocalDate date = LocalDate.parse("2021-01-01");
      for (int crossing = 0; crossing < 2; crossing++) {
        date = date.plusDays(1 + random.nextInt(200));
        Direction direction = random.nextInt(4) > 0 ? Direction.ENTRY : Direction.EXIT;
        var record =
            Records.received(
                traveller + "-" + crossing,
                Records.crossing(traveller, direction, date.toString()).build());
        border.receives(record);
        undisturbed.receives(record);
      }
    }
    if (move.from != null) {
      border.day(move.from);
      undisturbed.day(move.from);
    }

    border.announces(LocalDate.parse(move.to));
    border.step();
    for (int traveller = 100; traveller <= MANY; traveller += 100) {
      border.erases(traveller, Records.traveller(traveller));
    }
    assertThat(border.progress(Names.CELLS_STAGE))
        .satisfies(
            told ->
                assertThat(told == null || told.getDay().toString().equals(move.from)).isTrue());
    border.comesToRest();

    undisturbed.day(move.to);
    assertThat(border.cells()).isEqualTo(undisturbed.cells()).isNotEmpty();
    assertThat(border.lengths()).isEqualTo(undisturbed.lengths());
    for (int traveller = 100; traveller <= MANY; traveller += 100) {
      assertThat(border.holds(Records.traveller(traveller).bytes())).isFalse();
    }
    assertThat(border.day("2025-01-01").cells()).isEqualTo(undisturbed.day("2025-01-01").cells());
    assertThat(border.outcomes()).hasSize(2 * (MANY - MANY / 100));
  }

  private static org.borderflow.schemas.Crossing tourist(String date) {
    return Records.crossing(7, Direction.ENTRY, date).build();
  }
}
