package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Stay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several documents, one person: the history is one, as if it had always been. */
class LinkedTravellersTest {

  private static final RuleBook RULES =
      new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);

  private final Border border = new Border(RULES);

  @Test
  void anExitUnderTheSecondPassportClosesTheStay() {
    border
        .day("2024-01-01")
        .receives(Records.entry("in", 7, "2020-01-01"))
        .receives(Records.exit("out", 3, "2020-02-01"));
    assertThat(border.stays().values()).extracting(Stay::getExitRecordId).containsExactly("");
    border.receives(link("l", 7, 3)).day("2024-01-02");
    assertThat(border.stays().values()).extracting(Stay::getExitRecordId).containsExactly("out");
    assertThat(border.outcomes().keySet())
        .extracting(key -> key.getTraveller())
        .containsOnly(Records.traveller(3));
  }

  @Test
  void anUnlinkDividesThemAsIfTheyHadNeverBeenOne() {
    border
        .day("2024-01-01")
        .receives(Records.entry("in", 7, "2020-01-01"))
        .receives(Records.exit("out", 3, "2020-02-01"))
        .day("2024-01-02");
    Map<FlowCellKey, FlowCell> apart = Map.copyOf(border.cells());
    border.receives(link("l", 7, 3)).day("2024-01-02");
    assertThat(border.cells()).isNotEqualTo(apart);
    border.receives(Records.link("u", RecordType.IDENTITY_UNLINK, 1, 3, 7)).day("2024-01-02");
    assertThat(border.cells()).isEqualTo(apart);
  }

  @Test
  void aLinkOfAHigherVersionStandsOverAnUnlink() {
    border
        .receives(Records.entry("in", 7, "2020-01-01"))
        .receives(Records.exit("out", 3, "2020-02-01"))
        .receives(Records.link("l2", RecordType.IDENTITY_LINK, 2, 3, 7))
        .receives(Records.link("u", RecordType.IDENTITY_UNLINK, 1, 7, 3))
        .day("2024-01-01");
    assertThat(border.stays()).hasSize(1);
  }

  @Test
  void linksAreAcceptedOnceAndDoNotStand() {
    border
        .receives(link("l", 7, 3))
        .receives(link("l", 7, 3))
        .receives(link("l", 7, 4))
        .receives(link("self", 7, 7))
        .receives(Records.cancellation("x", "self"))
        .day("2024-01-01");
    assertThat(border.totals(Names.RECORDS_STAGE))
        .containsEntry("accepted", 3L)
        .containsEntry("duplicates", 1L)
        .containsEntry("rejected", 1L)
        .containsEntry("standing", 0L);
    assertThat(border.awaiting()).hasSize(1);
  }

  /** A correction may move a crossing from one document of a person to another. */
  @Test
  void aCrossingThatIsMovedBetweenTwoDocumentsCountsOnce() {
    border
        .day("2024-01-01")
        .receives(link("l", 7, 3))
        .receives(link("m", 5, 3))
        .receives(Records.entry("in", 7, "2020-01-01"))
        .receives(
            Records.correction(
                "c", "in", 1, Records.crossing(5, Direction.ENTRY, "2020-01-03").build()))
        .day("2024-01-02");
    assertThat(border.stays().values())
        .extracting(Stay::getEntryDate)
        .containsExactly(LocalDate.parse("2020-01-03"));
  }

  /** The law: histories cut over documents and linked in any order are the histories themselves. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void itIsAsIfThereHadBeenOneDocument(int seed) {
    Random random = new Random(seed);
    LocalDate asOf = LocalDate.parse("2023-01-01").plusDays(random.nextInt(400));
    List<Runnable> whole = new ArrayList<>();
    List<Runnable> cut = new ArrayList<>();
    try (Border one = new Border(RULES);
        Border several = new Border(RULES)) {
      for (int person = 0; person < 5; person++) {
        person(person, random, one, several, whole, cut);
      }
      for (int day = 0; day < 3; day++) {
        LocalDate date = LocalDate.parse("2020-01-01").plusDays(random.nextInt(1_000));
        cut.add(() -> several.announces(date));
        cut.add(several::step);
      }
      Collections.shuffle(cut, random);
      whole.forEach(Runnable::run);
      cut.forEach(Runnable::run);
      one.day(asOf);
      several.day(asOf);
      assertThat(several.cells()).isEqualTo(one.cells());
      assertThat(outcomes(several)).isEqualTo(outcomes(one));
      assertThat(several.stays().values())
          .containsExactlyInAnyOrderElementsOf(one.stays().values());
    }
  }

  /** Documents of a person are its number and the tens above; the least may be any of them. */
  private static void person(
      int person,
      Random random,
      Border one,
      Border several,
      List<Runnable> whole,
      List<Runnable> cut) {
    int documents = 1 + random.nextInt(4);
    List<Integer> chain = new ArrayList<>();
    for (int document = 0; document < documents; document++) {
      chain.add(person + 10 * document);
    }
    Collections.shuffle(chain, random);
    for (int link = 1; link < documents; link++) {
      int to = chain.get(link);
      int from = chain.get(random.nextInt(link));
      String id = "l" + to;
      cut.add(() -> several.receives(link(id, from, to)));
      if (random.nextInt(3) == 0) {
        cut.add(
            () ->
                several.receives(Records.link(id + "u", RecordType.IDENTITY_UNLINK, 1, to, from)));
        cut.add(
            () -> several.receives(Records.link(id + "v", RecordType.IDENTITY_LINK, 2, from, to)));
      }
    }
    LocalDate date = LocalDate.parse("2020-01-01");
    int crossings = random.nextInt(14);
    for (int i = 0; i < crossings; i++) {
      date = date.plusDays(random.nextInt(250));
      String id = "r" + person + "-" + i;
      String day = date.toString();
      Direction direction =
          (i + (random.nextInt(20) == 0 ? 1 : 0)) % 2 == 0 ? Direction.ENTRY : Direction.EXIT;
      int document = chain.get(random.nextInt(documents));
      whole.add(
          () ->
              one.receives(Records.received(id, Records.crossing(person, direction, day).build())));
      cut.add(
          () ->
              several.receives(
                  Records.received(id, Records.crossing(document, direction, day).build())));
      if (random.nextInt(6) == 0) {
        String other = date.plusDays(random.nextInt(9)).toString();
        int moved = chain.get(random.nextInt(documents));
        whole.add(
            () ->
                one.receives(
                    Records.correction(
                        id + "c", id, 1, Records.crossing(person, direction, other).build())));
        cut.add(
            () ->
                several.receives(
                    Records.correction(
                        id + "c", id, 1, Records.crossing(moved, direction, other).build())));
      }
    }
    if (random.nextBoolean()) {
      boolean resident = random.nextBoolean();
      LocalDate known = LocalDate.parse("2020-01-01").plusDays(random.nextInt(300));
      int document = chain.get(random.nextInt(documents));
      whole.add(() -> one.learns(new ResidenceStatus(Records.traveller(person), resident, known)));
      cut.add(
          () -> several.learns(new ResidenceStatus(Records.traveller(document), resident, known)));
    }
  }

  private static Map<String, Outcome> outcomes(Border border) {
    Map<String, Outcome> outcomes = new HashMap<>();
    border.outcomes().forEach((key, outcome) -> outcomes.put(key.getRecordId(), outcome));
    assertThat(outcomes).hasSameSizeAs(border.outcomes().entrySet());
    return outcomes;
  }

  private static ReceivedCrossing link(String id, int one, int other) {
    return Records.link(id, RecordType.IDENTITY_LINK, 1, one, other);
  }
}
