package org.borderflow.view.cells;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The latest changes of a table, for whoever follows them. For any number of threads. */
public final class ChangeLog {

  /** As many are remembered; whoever is further behind begins anew. */
  static final int REMEMBERED = 50_000;

  /** As many are told at a time. */
  static final int AT_A_TIME = 1_000;

  /** Number n stands at n modulo its length. */
  private final Change[] changes = new Change[REMEMBERED];

  private long latest;
  private boolean closed;

  ChangeLog() {}

  synchronized void add(Change.Kind kind, Cell cell, String asOf) {
    latest++;
    changes[(int) (latest % REMEMBERED)] = new Change(latest, kind, cell, asOf);
    notifyAll();
  }

  /** The number of the latest change; 0 if there has been none. */
  public synchronized long latest() {
    return latest;
  }

  /**
   * The next changes after one, in order, not all of them if they are many. Waits if there is none.
   *
   * @param milliseconds how long to wait
   * @return empty if some of them are no longer remembered, or the one is yet to come
   */
  public synchronized Optional<List<Change>> after(long number, long milliseconds)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    long left = milliseconds;
    while (number == latest && !closed && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    if (number > latest || latest - number > REMEMBERED) {
      return Optional.empty();
    }
    List<Change> next = new ArrayList<>();
    for (long n = number + 1; n <= Math.min(latest, number + AT_A_TIME); n++) {
      next.add(changes[(int) (n % REMEMBERED)]);
    }
    return Optional.of(next);
  }

  /** Whether nobody is to follow any longer. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Lets everybody go who waits. */
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
