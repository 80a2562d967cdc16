package org.borderflow.view.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.junit.jupiter.api.Test;

class CellsFollowerTest {

  private final RecordedTopics topics = new RecordedTopics();

  private static FlowCellKey key(String citizenship, String month) {
    FlowCellKey key = new FlowCellKey();
    FlowCellKey.SCHEMA$.getFields().forEach(field -> key.put(field.pos(), "_T"));
    key.put(FlowCellKey.SCHEMA$.getField("citizenship").pos(), citizenship);
    key.put(FlowCellKey.SCHEMA$.getField("timePeriod").pos(), month);
    return key;
  }

  /** Lets the test wait until the last record has been taken in and one more is looked at. */
  private <T extends SpecificRecordBase> Deserializer<T> telling(
      Deserializer<T> deserializer, CountDownLatch seen) {
    return (topic, data) -> {
      T value = deserializer.deserialize(topic, data);
      seen.countDown();
      return value;
    };
  }

  @Test
  void keepsTheLatestOfTheTotalCube() throws InterruptedException {
    topics
        .put(Topics.FLOW_CELLS, 0, key("_T", "2024-01"), new FlowCell(1L, 0L))
        .put(Topics.FLOW_CELLS, 0, key("FJI", "2024-01"), new FlowCell(2L, 0L))
        .put(Topics.FLOW_CELLS, 0, key("_T", "2024-02"), new FlowCell(3L, 0L))
        .put(Topics.FLOW_CELLS, 0, key("_T", "2024-01"), new FlowCell(4L, 5L))
        .put(Topics.FLOW_CELLS, 0, key("_T", "2024-02"), null)
        .put(Topics.FLOW_CELLS, 0, key("FJI", "2024-02"), new FlowCell(6L, 0L));
    CountDownLatch seen = new CountDownLatch(6);
    try (CellsFollower follower =
        new CellsFollower(
            topics.consumer(),
            topics.serdes().key(Topics.FLOW_CELLS).deserializer(),
            telling(topics.serdes().value(Topics.FLOW_CELLS).deserializer(), seen))) {
      assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(follower.snapshot())
          .singleElement()
          .satisfies(row -> assertThat(row.value()).isEqualTo(new FlowCell(4L, 5L)));
    }
  }

  @Test
  void theFirstErrorSurfaces() {
    topics.put(Topics.FLOW_CELLS, 0, key("_T", "2024-01"), new FlowCell(1L, 0L));
    CellsFollower follower =
        new CellsFollower(
            topics.consumer(),
            topics.serdes().key(Topics.FLOW_CELLS).deserializer(),
            (topic, data) -> {
              throw new IllegalArgumentException("spoilt");
            });
    follower.awaitEnd();
    assertThatThrownBy(follower::snapshot)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("spoilt");
    follower.close();
  }
}
