package org.borderflow.rules.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedRulesTest {
  @ParameterizedTest
  @CsvSource({
    "12/16, 365, 487, 122",
    "9/12, 270, 365, 95",
    "12/12, 365, 365, 0",
    "6/12, 183, 365, 182"
  })
  void knowsThePublishedRules(String name, int threshold, int window, int back) {
    ResidenceRule rule = NamedRules.standard().named(name);
    assertThat(rule).isEqualTo(new ResidenceRule(name, threshold, window));
    assertThat(rule.back()).isEqualTo(back);
  }

  @Test
  void refusesAnUnknownNameWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedRules.standard().named("13/16"))
        .withMessage("unknown rule '13/16'; known are 12/12, 12/16, 6/12, 9/12");
  }

  @Test
  void isConfiguration() throws IOException {
    NamedRules rules = NamedRules.read(new StringReader("3/12 = 90 of 365\n"));
    assertThat(rules.all()).containsExactly(new ResidenceRule("3/12", 90, 365));
    assertThat(rules.names()).containsExactly("3/12");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "365", "365 in 487", "0 of 10", "11 of 10", "-1 of 10"})
  void refusesWhatIsNoRule(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResidenceRule.parse("odd", text))
        .withMessageStartingWith("rule odd: ");
  }
}
