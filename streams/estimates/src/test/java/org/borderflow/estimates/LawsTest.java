package org.borderflow.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.KnownResidence;
import org.junit.jupiter.api.Test;

/** What holds for every log, on random ones. */
class LawsTest {
  private static final int END = Travels.START + 1600;
  private static final Checkpoints CHECKPOINTS = Checkpoints.of(Travels.RULE);
  private static final List<List<Crossing>> TRAVELLERS = Travels.travellers(400, 1, END);

  @Test
  void countsDoNotDependOnTheOrderOfTravellers() {
    List<List<Crossing>> shuffled = new ArrayList<>(TRAVELLERS);
    Collections.shuffle(shuffled, new Random(2));

    assertThat(count(shuffled, END).byGroup()).isEqualTo(count(TRAVELLERS, END).byGroup());
  }

  @Test
  void partsCountedApartAddUp() {
    Observations parts = count(TRAVELLERS.subList(0, 150), END);
    parts.add(count(TRAVELLERS.subList(150, TRAVELLERS.size()), END));

    assertThat(parts.byGroup()).isEqualTo(count(TRAVELLERS, END).byGroup());
  }

  @Test
  void whatIsAddedAndTakenAwayLeavesNothing() {
    Observations counts = count(TRAVELLERS, END);
    assertThat(counts.byGroup()).isNotEmpty();
    for (Trail trail : trails(TRAVELLERS, END)) {
      trail.observe(CHECKPOINTS, END, -1, counts);
    }
    assertThat(counts.byGroup()).isEmpty();
  }

  /** So that nobody need be looked at on a day on which nothing is due. */
  @Test
  void nothingMoreIsObservedBeforeTheDayThatWasNamed() {
    Random random = new Random(5);
    int compared = 0;
    for (List<Crossing> traveller : TRAVELLERS) {
      int day = Travels.START + random.nextInt(1600);
      List<Crossing> until = traveller.stream().filter(each -> each.date() <= day).toList();
      for (Trail now : Travels.trails(until, day)) {
        int verdict = Travels.BOOK.assess(until, KnownResidence.NONE, day).nextDue();
        int observed = now.nextObserved(CHECKPOINTS, day);
        int next =
            observed == Day.NONE || verdict == Day.NONE
                ? Math.max(observed, verdict)
                : Math.min(observed, verdict);
        int last = next == Day.NONE ? day + 1000 : next - 1;
        Trail later = same(now, Travels.trails(until, last));
        assertThat(observed(later, last)).isEqualTo(observed(now, day));
        if (now.pendingOn(day) && later.pendingOn(last) && next != Day.NONE) {
          assertThat(now.courseOn(day).stateOn(Travels.RULE, last)).isEqualTo(later.stateOn(last));
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  private static Trail same(Trail trail, List<Trail> trails) {
    return trails.stream()
        .filter(each -> each.crossing().equals(trail.crossing()))
        .findFirst()
        .orElseThrow();
  }

  /** What is summed up by state and days is the sum over crossings. */
  @Test
  void whatIsSaidInLookingBackIsTheSumOverCrossings() {
    int end = Months.lastDay(Months.of(END) - 1);
    Observations observations = count(TRAVELLERS, end);
    Estimator estimator = Estimator.ofEveryMonth(Travels.RULE, Prior.STATED_INTENTION);
    observations.by(Span.MONTH).forEach((month, groups) -> estimator.month(month, groups, end));
    Outlook outlook = estimator.outlook(end);
    for (int lead = 0; lead <= Revisions.LAST_LEAD; lead++) {
      int month = Months.of(end) - lead;
      long pending = 0;
      long millionths = 0;
      long settled = 0;
      for (Trail trail : trails(TRAVELLERS, end)) {
        if (Months.of(trail.date()) == month && trail.direction() == Direction.ENTRY) {
          if (trail.pendingOn(end)) {
            pending++;
            millionths += outlook.millionths(PendingCrossing.of(trail, end));
          } else if (trail.migrantBy(end)) {
            settled++;
          }
        }
      }
      Snapshot said = estimator.said(Flow.ARRIVALS, month, lead);
      assertThat(said.settled()).isEqualTo(settled);
      assertThat(said.most() - said.least()).isEqualTo(pending);
      assertThat(said.expected()).isCloseTo(millionths / 1e6, within(pending * 2e-6 + 1e-6));
    }
  }

  @Test
  void equalCountsGiveEqualProbabilitiesToTheLastMillionth() {
    List<List<Crossing>> shuffled = new ArrayList<>(TRAVELLERS);
    Collections.shuffle(shuffled, new Random(3));
    ConversionModel one = learned(count(TRAVELLERS, END));
    ConversionModel other = learned(count(shuffled, END));

    for (Trail trail : trails(TRAVELLERS, END)) {
      assertThat(other.millionths(trail, END)).isEqualTo(one.millionths(trail, END));
    }
  }

  /** So a state of the past may be worked out from all records, whenever they came. */
  @Test
  void whatATrailSaysOfADayFollowsFromTheCrossingsUntilThen() {
    Random random = new Random(4);
    int compared = 0;
    for (List<Crossing> traveller : TRAVELLERS) {
      int day = Travels.START + random.nextInt(1600);
      List<Crossing> until = traveller.stream().filter(each -> each.date() <= day).toList();
      List<Trail> then =
          Travels.trails(until, day).stream().filter(each -> each.pendingOn(day)).toList();
      List<Trail> now =
          Travels.trails(traveller, END).stream().filter(each -> each.pendingOn(day)).toList();

      assertThat(now).hasSameSizeAs(then);
      for (int i = 0; i < then.size(); i++) {
        assertThat(now.get(i).crossing()).isEqualTo(then.get(i).crossing());
        assertThat(now.get(i).stateOn(day)).isEqualTo(then.get(i).stateOn(day));
        assertThat(observed(now.get(i), day)).isEqualTo(observed(then.get(i), day));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void probabilityIsZeroOrOneIfAndOnlyIfTheRulesAreCertain() {
    ConversionModel model = learned(count(TRAVELLERS, END));
    int pending = 0;
    for (List<Crossing> traveller : TRAVELLERS) {
      Assessment assessment = Travels.BOOK.assess(traveller, KnownResidence.NONE, END);
      for (Trail trail : Travels.trails(traveller, END)) {
        Outcome outcome =
            assessment.crossings().stream()
                .filter(each -> each.crossing().equals(trail.crossing()))
                .findFirst()
                .orElseThrow()
                .outcomes()
                .get(0);
        int probability = model.millionths(trail, END);
        if (outcome.status() == Status.PENDING) {
          assertThat(probability).isBetween(1, 999_999);
          pending++;
        } else {
          assertThat(probability).isEqualTo(outcome.verdict() == Verdict.MIGRANT ? 1_000_000 : 0);
        }
      }
    }
    assertThat(pending).isGreaterThan(100);
  }

  private static Map<ObservedGroup, Counts> observed(Trail trail, int asOf) {
    Observations observations = new Observations();
    trail.observe(CHECKPOINTS, asOf, 1, observations);
    return observations.byGroup();
  }

  private static ConversionModel learned(Observations counts) {
    ConversionModel model = new ConversionModel(CHECKPOINTS, Prior.STATED_INTENTION);
    counts.by(Span.MONTH).forEach(model::learn);
    return model;
  }

  private static List<Trail> trails(List<List<Crossing>> travellers, int asOf) {
    return travellers.stream().flatMap(each -> Travels.trails(each, asOf).stream()).toList();
  }

  private static Observations count(List<List<Crossing>> travellers, int asOf) {
    Observations counts = new Observations();
    for (Trail trail : trails(travellers, asOf)) {
      trail.observe(CHECKPOINTS, asOf, 1, counts);
    }
    return counts;
  }
}
