package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerClass;
import org.borderflow.topology.codec.StatusCodec;
import org.borderflow.topology.retention.Retention;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Eight years of travel, of which two are kept: what stands at the end is what a recount from all
 * records says, travellers in each cell included, and what is stored is what two years and the
 * rules need.
 *
 * <p>Records come up to some months late, with amendments, but none is too old. Contradictions are
 * told before anything is folded: one that came later would find part of its traveller folded.
 */
class StreamForgetsWhatIsCertainTest {

  private static final LocalDate FIRST = LocalDate.parse("2013-01-01");
  private static final LocalDate LAST = LocalDate.parse("2021-01-01");

  /** Whatever is sent of a crossing before that day has arrived on the last one. */
  private static final LocalDate TO = LAST.minusDays(110);

  private static final LocalDate TIDY_FROM = LocalDate.parse("2014-04-01");
  private static final int TRAVELLERS = 8;
  private static final Retention TWO_YEARS = new Retention(730);
  private static final List<ResidenceRule> RULES =
      List.of(NamedRules.standard().named("12/16"), NamedRules.standard().named("6/12"));

  private record Sent(LocalDate arrival, ReceivedCrossing record) {}

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void whatStandsAtTheEndIsTheSameAndWhatIsStoredIsBounded(int seed) {
    travelForgetAndRecount(seed);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ofThoseWhoTravelMoreToo(int seed) {
    travelForgetAndRecount(seed);
  }

  private static void travelForgetAndRecount(int seed) {
    Random random = new Random(seed);
    RuleBook rules =
        new RuleBook("NZL", RULES, seed % 2 == 0 ? Anomalies.SET_ASIDE : Anomalies.IMPUTE);
    List<Sent> sent = new ArrayList<>();
    for (int traveller = 0; traveller < TRAVELLERS; traveller++) {
      travel(random, traveller, sent);
    }
    sent.sort(Comparator.comparing(Sent::arrival));
    Map<Traveller, Set<InitialStatus>> statuses = new HashMap<>();

    try (Border border = new Border(rules, TWO_YEARS)) {
      for (int traveller = 0; traveller < TRAVELLERS; traveller += 3) {
        ResidenceStatus status = status(random, traveller);
        statuses
            .computeIfAbsent(status.getTraveller(), one -> new HashSet<>())
            .add(StatusCodec.toRules(status));
        border.learns(status);
      }
      int received = 0;
      for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusMonths(1)) {
        while (received < sent.size() && !sent.get(received).arrival().isAfter(day)) {
          border.receives(sent.get(received++).record());
          if (random.nextInt(4) == 0) {
            border.step();
          }
        }
        border.day(day);
      }
      border.step();
      border.step();

      List<Sent> told = sent.subList(0, received);
      Set<ReceivedCrossing> records =
          told.stream().map(Sent::record).collect(Collectors.toCollection(LinkedHashSet::new));
      Recount recount = Recount.of(records, statuses, rules, LAST);
      assertThat(border.outcomes()).isEqualTo(recount.outcomes());
      assertThat(border.probabilities()).isEqualTo(recount.probabilities());
      assertThat(border.stays()).isEqualTo(recount.stays());
      assertThat(border.cells()).isEqualTo(recount.cells());
      assertThat(border.lengths()).isEqualTo(recount.tabulation().lengths());
      assertThat(border.rejected()).isEmpty();
      assertThat(border.totals(Names.RECORDS_STAGE))
          .containsEntry("accepted", (long) received)
          .containsEntry("standing", (long) recount.outcomes().size() / RULES.size());
      assertThat(border.totals(Names.HISTORIES_STAGE))
          .containsEntry("supposed", recount.supposed());
      storesAreBounded(border, told);
    }
  }

  private static void storesAreBounded(Border border, List<Sent> told) {
    LocalDate horizon = LAST.minusDays(TWO_YEARS.days());
    Set<String> ids = new HashSet<>();
    Set<String> idsSinceThen = new HashSet<>();
    for (Sent sent : told) {
      Set<String> named = new HashSet<>();
      named.add(sent.record().getRecordId());
      named.add(sent.record().getCorrects());
      ids.addAll(named);
      if (!sent.arrival().isBefore(horizon)) {
        idsSinceThen.addAll(named);
      }
    }
    assertThat(border.entries(StateStores.RECORDS))
        .isLessThanOrEqualTo(idsSinceThen.size())
        .isLessThan(ids.size() / 2);

    LocalDate wholeYears = horizon.minusDays(487).withDayOfYear(1);
    LocalDate open = wholeYears.minusDays(487);
    long maybeOpen = told.stream().filter(sent -> !sent.arrival().isBefore(open)).count();
    // Besides, for each traveller: the past, the status, the last stay.
    assertThat(border.entries(StateStores.HISTORIES))
        .isLessThanOrEqualTo((int) maybeOpen + 4 * TRAVELLERS)
        .isLessThan(told.size() * 2 / 3);
  }

  private static void travel(Random random, int traveller, List<Sent> sent) {
    LocalDate date = FIRST.plusDays(random.nextInt(200));
    Direction direction = random.nextBoolean() ? Direction.ENTRY : Direction.EXIT;
    int pace = 20 + random.nextInt(120);
    for (int i = 0; date.isBefore(TO); i++) {
      boolean tidy = !date.isBefore(TIDY_FROM);
      boolean crew = random.nextInt(15) == 0;
      String id = "r" + traveller + "-" + i;
      LocalDate arrival = date.plusDays(random.nextInt(40));
      send(sent, arrival, Records.received(id, crossing(random, traveller, direction, date, crew)));
      int fate = random.nextInt(8);
      LocalDate amended = arrival.plusDays(random.nextInt(60) - 10L);
      LocalDate since = amended.isBefore(date) ? date : amended;
      if (fate < 2) {
        int whose = tidy || random.nextInt(3) > 0 ? traveller : random.nextInt(TRAVELLERS);
        LocalDate when = tidy ? date : date.plusDays(random.nextInt(10));
        LocalDate told = when.isAfter(since) ? when : since;
        send(
            sent,
            told,
            Records.correction(
                id + "c", id, 1 + fate, crossing(random, whose, direction, when, crew)));
        send(
            sent,
            since,
            Records.correction(
                id + "d", id, 1, crossing(random, traveller, direction, date, crew)));
      } else if (!tidy && fate == 2) {
        send(sent, since, Records.cancellation(id + "x", id));
      } else if (fate == 3) {
        send(sent, since, Records.cancellation(id + "y", id + "-never-came"));
      }
      if (!crew && (tidy || random.nextInt(12) > 0)) {
        direction = direction == Direction.ENTRY ? Direction.EXIT : Direction.ENTRY;
      }
      int gap = random.nextInt(6) == 0 ? random.nextInt(500) : random.nextInt(pace);
      date = date.plusDays(random.nextInt(8) == 0 ? 0 : gap);
    }
  }

  private static void send(List<Sent> sent, LocalDate arrival, ReceivedCrossing record) {
    sent.add(new Sent(arrival, record));
  }

  private static ResidenceStatus status(Random random, int traveller) {
    return new ResidenceStatus(
        Records.traveller(traveller), random.nextBoolean(), FIRST.plusDays(random.nextInt(1_500)));
  }

  private static Crossing crossing(
      Random random, int traveller, Direction direction, LocalDate date, boolean crew) {
    return Records.crossing(traveller, direction, date.toString())
        .setCitizenship(random.nextInt(3) == 0 ? "NZL" : "FRA")
        .setPermit(random.nextInt(6) == 0 ? "STUDENT" : "")
        .setAuthorisedUntil(random.nextInt(8) == 0 ? date.plusDays(random.nextInt(60)) : null)
        .setTravellerClass(crew ? TravellerClass.CREW : TravellerClass.ORDINARY)
        .build();
  }
}
