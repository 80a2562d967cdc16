package org.borderflow.topology.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.borderflow.rules.travel.Day;
import org.borderflow.topology.TestStores;
import org.borderflow.topology.ticks.StageLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HorizonTest {

  private static final int PARTITIONS = 3;

  private final TestStores stores = new TestStores();
  private final StageLedger ledger = stores.ledger();
  private final Horizon horizon = new Horizon(ledger);

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void itIsWhatEveryPartitionHasSaidOnceATickPasses() {
    say("2020-01-03", 0);
    say("2020-01-01", 1);
    horizon.passes(PARTITIONS);
    assertThat(horizon.day()).as("one has not spoken").isEqualTo(Day.NONE);
    assertThat(horizon.date()).isNull();

    say("2020-01-02", 2);
    assertThat(horizon.day()).as("no tick has passed").isEqualTo(Day.NONE);
    horizon.passes(PARTITIONS);
    assertThat(horizon.date()).isEqualTo("2020-01-01");
  }

  @Test
  void itNeverGoesBack() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      say("2020-01-01", partition);
    }
    horizon.passes(PARTITIONS);
    say("2019-01-01", 1);
    horizon.passes(PARTITIONS);
    assertThat(horizon.date()).isEqualTo("2020-01-01");
    say("2020-06-01", 0);
    horizon.passes(PARTITIONS);
    assertThat(new Horizon(ledger).date()).as("after a restart").isEqualTo("2020-01-01");
  }

  @Test
  void whereNothingIsTooOldThereIsNone() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      horizon.said(null, partition);
    }
    horizon.passes(PARTITIONS);
    assertThat(horizon.day()).isEqualTo(Day.NONE);
  }

  private void say(String date, int partition) {
    horizon.said(LocalDate.parse(date), partition);
  }
}
