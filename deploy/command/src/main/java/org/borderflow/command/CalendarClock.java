package org.borderflow.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
