package org.borderflow.command.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.borderflow.view.live.CellArrivals;

/**
 * What arrives in the cells: for how long each post has been silent, and how long it took from the
 * receipt of records to the cells.
 *
 * <p>{@code borderflow_end_to_end_seconds} is observed once for each change of the number of
 * crossings in a month, arrivals and departures apart: from the moment at which Kafka had stored
 * the earliest record behind the change to the moment at which this process read the cell as
 * anybody can. It needs clocks of broker and reader that agree.
 */
public final class CellMetrics implements CellArrivals.Witness {

  /** So many posts are told apart where no register says which ones there are. */
  static final int MOST_POSTS = 200;

  /** All posts beyond those that are told apart. */
  static final String OTHER_POSTS = "other";

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(300),
    Duration.ofMillis(400),
    Duration.ofMillis(600),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(30)
  };

  private final MeterRegistry registry;
  private final Clock clock;
  private final Timer endToEnd;
  private final Map<String, AtomicLong> lastHeard = new HashMap<>();
  private final boolean onlyRegistered;

  /**
   * @param registered the posts of the register; silent since now if they were never heard of. If
   *     there are none, posts are told apart as they come.
   */
  public CellMetrics(MeterRegistry registry, Clock clock, Set<String> registered) {
    this.registry = registry;
    this.clock = clock;
    this.onlyRegistered = !registered.isEmpty();
    this.endToEnd =
        Timer.builder("borderflow.end.to.end")
            .description("From the receipt of the earliest record behind a change to its cell")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    registered.stream().limit(MOST_POSTS).forEach(post -> show(post, clock.millis()));
  }

  @Override
  public void published(long receivedAt) {
    endToEnd.record(Duration.ofMillis(Math.max(0, clock.millis() - receivedAt)));
  }

  @Override
  public synchronized void heard(String post, long receivedAt) {
    boolean apart =
        lastHeard.containsKey(post) || (!onlyRegistered && lastHeard.size() < MOST_POSTS);
    String label = apart ? post : OTHER_POSTS;
    AtomicLong last = lastHeard.get(label);
    if (last == null) {
      show(label, receivedAt);
    } else {
      last.accumulateAndGet(receivedAt, Math::max);
    }
  }

  private void show(String post, long heardAt) {
    AtomicLong last = new AtomicLong(heardAt);
    lastHeard.put(post, last);
    Gauge.builder("borderflow.post.silent.seconds", last, this::silence)
        .description("Since the latest record of a post was received")
        .tag("post", post)
        .register(registry);
  }

  private double silence(AtomicLong last) {
    return Math.max(0, clock.millis() - last.get()) / 1e3;
  }
}
