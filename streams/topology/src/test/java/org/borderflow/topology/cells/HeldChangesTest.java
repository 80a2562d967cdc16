package org.borderflow.topology.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.borderflow.contract.ReceivedAt;
import org.borderflow.contract.TraceHeader;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.kafka.Traces;
import org.junit.jupiter.api.Test;

/** Changes of one cell, of which only a sum is left at the next commit. */
class HeldChangesTest {

  private static final int CROSSINGS = Counters.slot(Measure.CROSSINGS);

  private final HeldChanges held = new HeldChanges(1);

  @Test
  void theyAddUpByDirection() {
    held.add(Direction.ENTRY, one(), 5_000, Traces.NONE);
    held.add(Direction.ENTRY, one(), 5_000, Traces.NONE);

    assertThat(held.of(Direction.ENTRY).settled(CROSSINGS)).isEqualTo(2);
    assertThat(held.of(Direction.EXIT)).isNull();
  }

  @Test
  void theEarliestRecordBehindThemIsTold() {
    held.add(Direction.ENTRY, one(), 5_000, trace("second"));
    held.add(Direction.EXIT, one(), 4_000, trace("first"));
    held.add(Direction.ENTRY, one(), 6_000, trace("third"));

    assertThat(ReceivedAt.in(held.origin())).hasValue(4_000);
    assertThat(held.origin().lastHeader(TraceHeader.HEADER).value()).asString().isEqualTo("first");
  }

  @Test
  void whereNothingWasCountedThereIsNone() {
    assertThat(held.origin()).isEmpty();
  }

  private static Counters one() {
    Counters one = new Counters(1);
    one.addSettled(CROSSINGS, 1);
    return one;
  }

  private static Headers trace(String value) {
    return new RecordHeaders().add(TraceHeader.HEADER, value.getBytes(StandardCharsets.UTF_8));
  }
}
