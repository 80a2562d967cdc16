package org.borderflow.topology.service;

import java.time.Duration;
import org.borderflow.topology.kafka.CommitPace;

/**
 * How long an instance works before it commits and the results become visible.
 *
 * @param shortest while everything is on time
 * @param longest however late everything is; to be given to Kafka Streams
 */
public record CommitInterval(Duration shortest, Duration longest) {

  /** So many milliseconds where everything is late, a fifth of them while it is on time. */
  public static CommitInterval upToMillis(long longest) {
    return new CommitInterval(Duration.ofMillis(longest / 5), Duration.ofMillis(longest));
  }

  /** The same whether everything is on time or not. */
  public static CommitInterval ofMillis(long always) {
    return new CommitInterval(Duration.ofMillis(always), Duration.ofMillis(always));
  }

  CommitPace pace() {
    return CommitPace.between(shortest, longest);
  }
}
