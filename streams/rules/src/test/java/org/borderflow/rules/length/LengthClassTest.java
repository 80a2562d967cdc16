package org.borderflow.rules.length;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.rules.travel.Direction;
import org.junit.jupiter.api.Test;

class LengthClassTest {

  @Test
  void everyLengthIsInOneClass() {
    int next = 0;
    for (LengthClass each : LengthClass.ALL) {
      assertThat(each.from()).isEqualTo(next);
      assertThat(LengthClass.of(each.from())).isEqualTo(each);
      assertThat(LengthClass.of(each.to())).isEqualTo(each);
      next = each.to() + 1;
    }
    assertThat(LengthClass.of(100_000)).isEqualTo(LengthClass.ALL.get(11));
  }

  @Test
  void classesAreNamedByTheirNights() {
    assertThat(LengthClass.ALL)
        .extracting(LengthClass::code)
        .containsExactly(
            "N0",
            "N1T3",
            "N4T7",
            "N8T14",
            "N15T30",
            "N31T59",
            "N60T89",
            "N90T182",
            "N183T269",
            "N270T364",
            "N365T729",
            "N_GE730");
  }

  @Test
  void everyRuleBeginsAClass() {
    assertThat(Threshold.of(NamedRules.standard().all()))
        .allSatisfy(
            threshold ->
                assertThat(LengthClass.of(threshold.nights()).from())
                    .as("%s", threshold)
                    .isEqualTo(threshold.nights()));
  }

  @Test
  void aStayOfNinetyNightsIsOneOfNinetyOneDays() {
    int entry = 100;
    ShortStayAllowance allowance = ShortStayAllowance.SCHENGEN;
    int last = allowance.authorisedUntil(List.of(), entry);
    Threshold threshold = Threshold.of(List.of()).get(0);

    assertThat(threshold).isEqualTo(new Threshold("90/180", 90, List.of(Direction.ENTRY)));
    assertThat(last - entry).isEqualTo(threshold.nights() - 1);
  }
}
