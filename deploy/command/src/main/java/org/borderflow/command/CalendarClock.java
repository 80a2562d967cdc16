package org.borderflow.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.borderflow.ingest.publish.RecordPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock service: says at each midnight, UTC, which day it is. The one place where the wall
 * clock becomes an event.
 */
final class CalendarClock implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarClock.class);

  private final RecordPublisher publisher;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "calendar-clock"));

  private volatile ScheduledFuture<?> next;
  private volatile RuntimeException failure;

  private final long firstTick;

  private CalendarClock(RecordPublisher publisher) {
    this.publisher = publisher;
    this.firstTick = tick();
  }

  /** Says which day it is now, and from now on each time it changes. */
  static CalendarClock start(RecordPublisher publisher) {
    return new CalendarClock(publisher);
  }

  /** Number of the tick with which it said first which day it is. */
  long firstTick() {
    return firstTick;
  }

  /** Why it is no longer to be relied on, if it is not. */
  Optional<String> notReady() {
    return Optional.ofNullable(failure).map(e -> "the day could not be told: " + e.getMessage());
  }

  /**
   * Waits until it is to stop.
   *
   * @throws IllegalStateException if a day could not be told: whoever starts this again tells it
   */
  void awaitStop(CountDownLatch stopped) throws InterruptedException {
    while (!stopped.await(1, TimeUnit.SECONDS)) {
      if (failure != null) {
        throw new IllegalStateException(
            "The day could not be told: " + failure.getMessage(), failure);
      }
    }
  }

  private long tick() {
    Instant now = Instant.now();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    publisher.tick(now.toEpochMilli(), today);
    publisher.flush();
    Instant midnight = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    next =
        timer.schedule(
            this::tickLoudly,
            Duration.between(now, midnight).toMillis() + 1,
            TimeUnit.MILLISECONDS);
    return now.toEpochMilli();
  }

  private void tickLoudly() {
    try {
      tick();
    } catch (RuntimeException e) {
      failure = e;
      LOG.error("The day did not come: nothing becomes certain any more until a restart", e);
      throw e;
    }
  }

  @Override
  public void close() {
    next.cancel(false);
    timer.shutdownNow();
  }
}
