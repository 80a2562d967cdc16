package org.borderflow.topology.kafka;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When an instance commits: soon, as long as what comes out comes out on time, and the less often
 * the later it is.
 *
 * <p>What one stage hands to the next can be read there once it is committed, so results are
 * readable the sooner the shorter the interval is. But each commit costs something whatever is in
 * it, and what changes twice within an interval is written once. A fixed short interval is
 * therefore the slowest of all where processors are scarce: the work takes longer than the records
 * take to come. Here the interval follows how old records are when they are counted, a fraction of
 * that age. It decides only when something is committed, never what.
 *
 * <p>One for all stream threads of an instance, each of which commits by itself.
 */
public final class CommitPace {

  /**
   * A record passes two commits before it is counted. With a fifth of its age between them the
   * interval stays the shortest as long as a commit itself takes no longer than that.
   */
  private static final int AGE_TO_INTERVAL = 5;

  private final long shortest;
  private final long longest;
  private final AtomicLong age = new AtomicLong();

  /** When it was last asked whether a commit is due, in milliseconds since 1970. */
  private final AtomicLong asked = new AtomicLong();

  private final ThreadLocal<Latest> latest = ThreadLocal.withInitial(Latest::new);

  /** The latest commit of a thread. */
  private static final class Latest {
    private boolean underWay;

    /** When the thread was first seen at other work again, in milliseconds since 1970. */
    private long ended;
  }

  private CommitPace(long shortest, long longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /**
   * A pace between two intervals.
   *
   * @param shortest the interval while everything is on time
   * @param longest the interval at which Kafka Streams commits by itself
   */
  public static CommitPace between(Duration shortest, Duration longest) {
    return new CommitPace(shortest.toMillis(), longest.toMillis());
  }

  /** The interval at which Kafka Streams commits by itself, whatever comes. */
  public static CommitPace fixed() {
    return between(Duration.ZERO, Duration.ZERO);
  }

  /** Whether Kafka Streams' own interval is all there is. */
  boolean isFixed() {
    return shortest >= longest;
  }

  /** How often to ask whether it is time. */
  Duration asking() {
    return Duration.ofMillis(Math.max(1, shortest / 10));
  }

  /**
   * Takes note of how late results are. Whoever counts does not look at a clock: the time is that
   * of the latest question, which comes every few milliseconds.
   *
   * @param received when what is being counted was received, in milliseconds since 1970
   */
  public void counted(long received) {
    age.set(asked.get() - received);
  }

  /**
   * Whether the thread that asks had better commit what it has. Time counts from the end of the
   * latest commit: a thread whose commits take longer than the interval would do nothing else.
   */
  boolean isDue(long now) {
    asked.set(now);
    Latest commit = latest.get();
    if (commit.underWay) {
      commit.underWay = false;
      commit.ended = now;
    }
    return now - commit.ended >= Math.max(shortest, age.get() / AGE_TO_INTERVAL);
  }

  /** The thread that says so commits, and asks again when it has done so. */
  void commits() {
    latest.get().underWay = true;
  }
}
