package org.borderflow.topology.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.cells.CellEvent.Delta;
import org.borderflow.topology.cells.CellEvent.Deltas;
import org.junit.jupiter.api.Test;

class CellBatchesTest {

  private static final int PARTITIONS = 3;
  private static final int RULES = 2;

  /** The default of Kafka's {@code max.request.size} and {@code message.max.bytes}. */
  private static final int MOST_BYTES = 1 << 20;

  @Test
  void everythingArrivesOnceInItsPartitionAndInItsOrder() {
    CellBatches<Delta> batches = batches();
    Map<CellPlace, List<Integer>> sent = new HashMap<>();
    for (int month = 0; month < 10_000; month++) {
      CellPlace place = new CellPlace("CITIZENSHIP=C" + month % 7);
      batches.add(new Delta(place, month, Direction.EXIT, counters(month)));
      sent.computeIfAbsent(place, any -> new ArrayList<>()).add(month);
    }
    Map<CellPlace, List<Integer>> arrived = new HashMap<>();
    batches.sendTo(
        (partition, event) -> {
          for (Delta delta : arrived(event)) {
            assertThat(delta.place().partition(PARTITIONS)).isEqualTo(partition);
            assertThat(delta.change()).isEqualTo(counters(delta.month()));
            arrived.computeIfAbsent(delta.place(), any -> new ArrayList<>()).add(delta.month());
          }
        });

    assertThat(arrived).isEqualTo(sent);
    batches.sendTo((partition, event) -> assertThat(event).as("sent again").isNull());
  }

  @Test
  void noMessageIsMoreThanABrokerTakes() {
    CellBatches<Delta> batches = batches();
    String longest = "CITIZENSHIP=" + "X".repeat(250);
    for (int month = 0; month < 5_000; month++) {
      batches.add(
          new Delta(new CellPlace(longest), month, Direction.ENTRY, counters(Long.MIN_VALUE)));
    }
    batches.sendTo((partition, event) -> assertThat(bytes(event)).hasSizeLessThan(MOST_BYTES / 2));
  }

  private static CellBatches<Delta> batches() {
    return new CellBatches<>(Delta::place, Deltas::new, PARTITIONS);
  }

  private static List<Delta> arrived(CellEvent event) {
    CellEvent read = serde().deserializer().deserialize("any", bytes(event));
    return ((Deltas) read).deltas();
  }

  private static byte[] bytes(CellEvent event) {
    return serde().serializer().serialize("any", event);
  }

  private static Serde<CellEvent> serde() {
    return CellEventSerde.serde(RULES);
  }

  private static Counters counters(long number) {
    Counters counters = new Counters(RULES);
    for (int slot = 0; slot < counters.slots(); slot++) {
      counters.addSettled(slot, number);
      counters.addPending(slot, number);
      counters.addTravellers(slot, number);
      counters.addFirstInYear(slot, number);
    }
    return counters;
  }
}
