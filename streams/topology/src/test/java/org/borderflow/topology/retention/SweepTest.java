package org.borderflow.topology.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.borderflow.rules.travel.Day;
import org.borderflow.topology.TestStores;
import org.borderflow.topology.ticks.StageLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final byte[] KEY = {7};

  private final TestStores stores = new TestStores();
  private final StageLedger ledger = stores.ledger();
  private final Sweep sweep = new Sweep(ledger);

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void itSetsOutWithTheFirstDayOfAMonthThatIsSeen() {
    begin("2020-01-31");
    assertThat(sweep.isUnderWay()).isTrue();
    assertThat(Day.toString(sweep.horizon())).isEqualTo("2019-01-31");
    assertThat(sweep.cursor()).isNull();
    sweep.reached(null);

    begin("2020-01-31");
    begin("2019-12-31");
    assertThat(sweep.isUnderWay()).as("in the same month, or one before").isFalse();

    begin("2020-02-02");
    assertThat(Day.toString(sweep.horizon())).isEqualTo("2019-02-02");
  }

  @Test
  void itDoesNotSetOutWithoutAHorizonNorAnewWhileItIsUnderWay() {
    sweep.beginIfDue(Day.parse("2020-01-01"), Day.NONE);
    assertThat(sweep.isUnderWay()).isFalse();

    begin("2020-01-01");
    sweep.reached(KEY);
    begin("2020-02-01");
    assertThat(sweep.cursor()).isEqualTo(KEY);
    assertThat(Day.toString(sweep.horizon())).isEqualTo("2019-01-01");
  }

  @Test
  void itGoesOnAfterARestart() {
    begin("2020-01-01");
    assertThat(new Sweep(ledger).isUnderWay()).isTrue();
    assertThat(new Sweep(ledger).cursor()).isNull();

    sweep.reached(KEY);
    assertThat(new Sweep(ledger).cursor()).isEqualTo(KEY);
    assertThat(new Sweep(ledger).horizon()).isEqualTo(sweep.horizon());

    sweep.reached(null);
    Sweep restarted = new Sweep(ledger);
    assertThat(restarted.isUnderWay()).isFalse();
    restarted.beginIfDue(Day.parse("2020-01-15"), Day.parse("2019-01-15"));
    assertThat(restarted.isUnderWay()).as("in the same month").isFalse();
  }

  /** A day whose horizon is 365 days before. */
  private void begin(String day) {
    sweep.beginIfDue(Day.parse(day), Day.parse(day) - 365);
  }
}
