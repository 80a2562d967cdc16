package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.disclosure.DisclosureKey;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.OutcomeStatus;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerClass;
import org.borderflow.topology.codec.StatusCodec;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.ticks.RuleTotals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The law of the product: whatever the order in which records, amendments, links, statuses and days
 * come, what stands at the end is what a recount from the set of records says, and what is public
 * is what disclosure control makes of that.
 */
class StreamEqualsRecountTest {

  private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
  private static final int DAYS = 1_200;
  private static final int FEW = 6;

  private enum When {
    BEFORE_THE_DAY,
    HALF_AFTER_IT
  }

  private static final int MANY = 24;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whateverTheOrderOfArrival(int seed) {
    publicCells(seed, FEW, When.BEFORE_THE_DAY);
  }

  /** What is expected of what is undecided is told between two days as well, once all is quiet. */
  @ParameterizedTest
  @ValueSource(ints = {31, 32, 33, 34, 35, 36})
  void whateverComesAfterTheDay(int seed) {
    publicCells(seed, FEW, When.HALF_AFTER_IT);
  }

  /** So many that there are cells of which a value is shown. */
  @ParameterizedTest
  @ValueSource(ints = {21, 22, 23})
  void whateverTheOrderOfArrivalOfMany(int seed) {
    assertThat(publicCells(seed, MANY, When.BEFORE_THE_DAY))
        .anySatisfy((key, cell) -> assertThat(cell.getObsValue()).isPositive());
  }

  /** Lets them travel, compares what stands with a recount, and tells what is public. */
  private static Map<FlowCellKey, PublicFlowCell> publicCells(int seed, int travellers, When when) {
    Random random = new Random(seed);
    RuleBook rules =
        new RuleBook(
            "NZL",
            List.of(NamedRules.standard().named("12/16"), NamedRules.standard().named("6/12")),
            seed % 2 == 0 ? Anomalies.SET_ASIDE : Anomalies.IMPUTE);
    Set<ReceivedCrossing> records = records(random, travellers);
    Map<Traveller, Set<InitialStatus>> statuses = new HashMap<>();
    List<Runnable> events = new ArrayList<>();
    LocalDate asOf = FIRST.plusDays(random.nextInt(DAYS + 600));
    Disclosure disclosure =
        new Disclosure(
            seed % 3 == 0 ? Disclosure.Kind.UNLISTED : Disclosure.Kind.ROUNDING,
            DisclosureKey.PUBLISHED);
    try (Border border = new Border(rules, Retention.FOREVER, disclosure)) {
      for (ReceivedCrossing record : records) {
        events.add(() -> border.receives(record));
        if (random.nextInt(10) == 0) {
          events.add(() -> border.receives(record));
        }
      }
      for (int i = 0; i < travellers; i++) {
        ResidenceStatus status =
            new ResidenceStatus(
                Records.traveller(random.nextInt(travellers)),
                random.nextBoolean(),
                FIRST.plusDays(random.nextInt(DAYS)));
        statuses
            .computeIfAbsent(status.getTraveller(), one -> new HashSet<>())
            .add(StatusCodec.toRules(status));
        events.add(() -> border.learns(status));
      }
      List<Runnable> after = when == When.BEFORE_THE_DAY ? List.of() : takeHalf(events, random);
      for (int day = 0; day < 4; day++) {
        LocalDate date = FIRST.plusDays(random.nextInt(DAYS));
        events.add(() -> border.announces(date));
        events.add(border::step);
      }
      Collections.shuffle(events, random);
      events.forEach(Runnable::run);
      border.day(asOf);
      for (Runnable event : after) {
        event.run();
        border.step();
      }
      border.comesToRest();

      Recount recount = Recount.of(records, statuses, rules, asOf);
      assertThat(border.outcomes()).isEqualTo(recount.outcomes());
      for (ResidenceRule rule : rules.rules()) {
        assertThat(border.totals(Names.HISTORIES_STAGE))
            .containsEntry(
                RuleTotals.pending(rule.name()),
                recount.outcomes().entrySet().stream()
                    .filter(outcome -> outcome.getKey().getRule().equals(rule.name()))
                    .filter(outcome -> outcome.getValue().getStatus() == OutcomeStatus.PENDING)
                    .count());
      }
      if (when == When.BEFORE_THE_DAY) {
        assertThat(border.probabilities()).isEqualTo(recount.probabilities());
      }
      assertThat(border.stays()).isEqualTo(recount.stays());
      assertThat(border.cells()).isEqualTo(recount.cells());
      assertThat(border.publicCells()).isEqualTo(PublicRecount.of(recount.cells(), disclosure));
      Map<StayLengthKey, StayLength> lengths = recount.tabulation().lengths();
      assertThat(border.lengths()).isEqualTo(lengths);
      assertThat(border.publicLengths())
          .isEqualTo(PublicRecount.ofLengths(lengths, disclosure))
          .isEqualTo(recount.tabulation().publicLengths(disclosure.method()));
      return Map.copyOf(border.publicCells());
    }
  }

  private static List<Runnable> takeHalf(List<Runnable> events, Random random) {
    Collections.shuffle(events, random);
    List<Runnable> half = events.subList(events.size() / 2, events.size());
    List<Runnable> taken = List.copyOf(half);
    half.clear();
    return taken;
  }

  private static Set<ReceivedCrossing> records(Random random, int travellers) {
    Set<ReceivedCrossing> records = new LinkedHashSet<>();
    for (int traveller = 0; traveller < travellers; traveller++) {
      int crossings = random.nextInt(12);
      LocalDate date = FIRST.plusDays(random.nextInt(300));
      Direction direction = random.nextBoolean() ? Direction.ENTRY : Direction.EXIT;
      for (int i = 0; i < crossings; i++) {
        String id = "r" + traveller + "-" + i;
        records.add(Records.received(id, crossing(random, traveller, direction, date)));
        int fate = random.nextInt(12);
        if (fate < 2) {
          records.add(
              Records.correction(
                  id + "c" + fate,
                  id,
                  1 + random.nextInt(2),
                  crossing(
                      random,
                      random.nextInt(travellers),
                      direction,
                      date.plusDays(random.nextInt(20)))));
          records.add(
              Records.correction(
                  id + "d", id, 1, crossing(random, traveller, direction, date.plusDays(1))));
        } else if (fate == 2) {
          records.add(Records.cancellation(id + "x", id));
        } else if (fate == 3) {
          records.add(Records.cancellation(id + "y", id + "-never-came"));
        }
        date = date.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(260));
        if (random.nextInt(15) != 0) {
          direction = direction == Direction.ENTRY ? Direction.EXIT : Direction.ENTRY;
        }
      }
    }
    int statements = random.nextInt(2 * FEW);
    for (int i = 0; i < statements; i++) {
      records.add(
          Records.link(
              "link" + i,
              random.nextInt(3) == 0 ? RecordType.IDENTITY_UNLINK : RecordType.IDENTITY_LINK,
              1 + random.nextInt(3),
              random.nextInt(travellers),
              random.nextInt(travellers)));
    }
    return records;
  }

  private static Crossing crossing(
      Random random, int traveller, Direction direction, LocalDate date) {
    return Records.crossing(traveller, direction, date.toString())
        .setCitizenship(traveller % 3 == 0 ? "NZL" : "FRA")
        .setPermit(random.nextInt(6) == 0 ? "STUDENT" : "")
        .setAuthorisedUntil(random.nextInt(8) == 0 ? date.plusDays(random.nextInt(60)) : null)
        .setTravellerClass(random.nextInt(15) == 0 ? TravellerClass.CREW : TravellerClass.ORDINARY)
        .setIdentified(random.nextInt(20) != 0)
        .build();
  }
}
