package org.borderflow.view.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicReaderTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static RecordedTopics topics() {
    RecordedTopics topics = new RecordedTopics();
    for (int i = 0; i < 100; i++) {
      topics.put("t", i % 2, bytes("k" + i), bytes("v"));
    }
    // Partition 2 holds nothing that can be seen.
    return topics.mark("t", 0).mark("t", 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void eachLaneSeesWholePartitionsInOrderAndThenTheirEnd(int lanes) {
    Map<Integer, List<Long>> offsets = new ConcurrentHashMap<>();
    Map<Integer, Thread> threads = new ConcurrentHashMap<>();
    AtomicInteger ends = new AtomicInteger();
    long read =
        topics()
            .reader()
            .read(
                "t",
                lanes,
                lane ->
                    new RecordVisitor() {
                      @Override
                      public void visit(ConsumerRecord<byte[], byte[]> record) {
                        int partition = record.partition();
                        offsets
                            .computeIfAbsent(partition, p -> new ArrayList<>())
                            .add(record.offset());
                        Thread first = threads.putIfAbsent(partition, Thread.currentThread());
                        assertThat(first).isIn(null, Thread.currentThread());
                      }

                      @Override
                      public void end() {
                        ends.incrementAndGet();
                      }
                    });
    assertThat(read).isEqualTo(100);
    assertThat(ends).hasValue(lanes);
    assertThat(offsets).containsOnlyKeys(0, 1);
    assertThat(offsets.values())
        .allSatisfy(seen -> assertThat(seen).hasSize(50).isSorted().doesNotHaveDuplicates());
  }

  @Test
  void aTopicIsEmptyUntilSomethingIsCommitted() {
    assertThat(topics().reader().isEmpty("t")).isFalse();
    assertThat(topics().reader().isEmpty("other")).isTrue();
  }

  @Test
  void whatAVisitorThrowsComesOut() {
    assertThatThrownBy(
            () ->
                topics()
                    .reader()
                    .read(
                        "t",
                        2,
                        lane ->
                            record -> {
                              throw new IllegalArgumentException("no good");
                            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no good")
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }
}
