package org.borderflow.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;
import org.junit.jupiter.api.Test;

class ConversionModelTest {
  private static final Checkpoints CHECKPOINTS = Checkpoints.of(Travels.RULE);
  private static final int MONTH = Months.of(Travels.START);

  @Test
  void withoutExperienceItSaysSoAndFallsBackToThePrior() {
    ConversionModel model = new ConversionModel(CHECKPOINTS, new Prior(0.8, 0.1, 0.03));
    int day = Travels.START + 10;

    assertThat(model.isCold()).isTrue();
    assertThat(model.millionths(here("EDUCATION", day), day)).isEqualTo(800_000);
    assertThat(model.millionths(here("HOLIDAY", day), day)).isEqualTo(100_000);
    assertThat(model.millionths(gone(day), day)).isEqualTo(30_000);
  }

  @Test
  void refusesAPriorThatIsNoProbability() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Prior(1.2, 0, 0));
  }

  /** Of those who come, three of four stay; of those still here after three months, all do. */
  @Test
  void learnsFromThoseWhoCameBefore() {
    Observations counts = new Observations();
    int end = Travels.START + 900;
    for (int i = 0; i < 400; i++) {
      int day = Travels.START + i;
      Crossing entry = Travels.crossing("a" + i, Direction.ENTRY, day, "HOLIDAY");
      Crossing exit = Travels.crossing("d" + i, Direction.EXIT, day + 50, "HOLIDAY");
      List<Crossing> life = i % 4 == 0 ? List.of(entry, exit) : List.of(entry);
      for (Trail trail : Travels.trails(life, end)) {
        trail.observe(CHECKPOINTS, end, 1, counts);
      }
    }
    ConversionModel model = new ConversionModel(CHECKPOINTS, Prior.STATED_INTENTION);
    counts.by(Span.MONTH).forEach(model::learn);

    assertThat(model.isCold()).isFalse();
    assertThat(model.millionths(here("HOLIDAY", end - 5), end)).isBetween(700_000, 800_000);
    assertThat(model.millionths(here("HOLIDAY", end - 95), end)).isGreaterThan(960_000);
    assertThat(model.millionths(gone(end), end)).isLessThan(40_000);
  }

  /** A part of the histories may be a day ahead of the others. */
  @Test
  void ofACrossingThatIsYetToComeItSaysWhatItWillSayOnItsDay() {
    int day = Travels.START + 10;
    PendingCrossing tomorrow = PendingCrossing.of(here("EDUCATION", day + 1), day + 1);
    Estimator estimator = Estimator.asOf(day, Travels.RULE, Prior.STATED_INTENTION);
    Outlook outlook = estimator.outlook(day);

    int millionths = outlook.millionths(tomorrow);
    assertThat(millionths).isEqualTo(700_000);
    assertThat(outlook.expectation(tomorrow, millionths).expected()).isEqualTo(700_000);
  }

  @Test
  void monthsMustAscend() {
    ConversionModel model = new ConversionModel(CHECKPOINTS, Prior.STATED_INTENTION);
    model.learn(MONTH, Map.of());

    assertThatIllegalArgumentException().isThrownBy(() -> model.learn(MONTH, Map.of()));
  }

  private static Trail here(String purpose, int day) {
    return Travels.trails(List.of(Travels.crossing("x", Direction.ENTRY, day, purpose)), day + 100)
        .get(0);
  }

  /** Somebody who came eighty days before and left on the day. */
  private static Trail gone(int day) {
    return Travels.trails(
            List.of(
                Travels.crossing("x", Direction.ENTRY, day - 80, "HOLIDAY"),
                Travels.crossing("y", Direction.EXIT, day, "HOLIDAY")),
            day)
        .get(0);
  }
}
