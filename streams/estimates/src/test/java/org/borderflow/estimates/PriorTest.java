package org.borderflow.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorTest {

  @Test
  void aPriorIsWhatItsTextSays() {
    assertThat(Prior.of("0.9,0.25,0")).isEqualTo(new Prior(0.9, 0.25, 0));
    assertThat(Prior.of(Prior.STATED_INTENTION.toString())).isEqualTo(Prior.STATED_INTENTION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0.5",
        "0.5,0.5",
        "0.5,0.5,0.5,0.5",
        "1.1,0,0",
        "0,-0.1,0",
        "0,0,x",
        "NaN,0,0"
      })
  void anythingElseIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Prior.of(text));
  }

  @Test
  void asLongAsNobodyWasSeenToTheEndThePriorIsBelieved() {
    int day = Travels.START + 10;
    Estimator estimator = Estimator.asOf(day, Travels.RULE, Prior.of("0.9,0.25,0"));

    assertThat(pending(estimator, "EDUCATION", day)).isEqualTo(900_000);
    assertThat(pending(estimator, "HOLIDAY", day)).isEqualTo(250_000);
  }

  private static int pending(Estimator estimator, String purpose, int day) {
    Crossing entry = Travels.crossing("e", Direction.ENTRY, day - 1, purpose);
    Trail trail = Travels.trails(List.of(entry), day).get(0);
    return estimator.outlook(day).millionths(PendingCrossing.of(trail, day));
  }
}
