package org.borderflow.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.rules.travel.Crossing;
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

    assertThat(count(shuffled, END)).isEqualTo(count(TRAVELLERS, END));
  }

  @Test
  void partsCountedApartAddUp() {
    StepCounts parts = count(TRAVELLERS.subList(0, 150), END);
    parts.add(count(TRAVELLERS.subList(150, TRAVELLERS.size()), END));

    assertThat(parts).isEqualTo(count(TRAVELLERS, END));
  }

  @Test
  void whatIsAddedAndTakenAwayLeavesNothing() {
    StepCounts counts = count(TRAVELLERS, END);
    for (Trail trail : trails(TRAVELLERS, END)) {
      trail.steps(CHECKPOINTS, END, step -> counts.add(step, -1));
    }
    assertThat(counts).isEqualTo(new StepCounts());
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
        assertThat(steps(now.get(i), day)).isEqualTo(steps(then.get(i), day));
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

  private static List<Step> steps(Trail trail, int asOf) {
    List<Step> steps = new ArrayList<>();
    trail.steps(CHECKPOINTS, asOf, steps::add);
    return steps;
  }

  private static ConversionModel learned(StepCounts counts) {
    ConversionModel model = new ConversionModel(CHECKPOINTS, Prior.STATED_INTENTION);
    for (int month = Months.of(Travels.START); month <= Months.of(END); month++) {
      model.learn(month, counts);
    }
    return model;
  }

  private static List<Trail> trails(List<List<Crossing>> travellers, int asOf) {
    return travellers.stream().flatMap(each -> Travels.trails(each, asOf).stream()).toList();
  }

  private static StepCounts count(List<List<Crossing>> travellers, int asOf) {
    StepCounts counts = new StepCounts();
    for (Trail trail : trails(travellers, asOf)) {
      trail.steps(CHECKPOINTS, asOf, step -> counts.add(step, 1));
    }
    return counts;
  }
}
