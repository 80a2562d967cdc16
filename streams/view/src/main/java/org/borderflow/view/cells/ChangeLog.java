package org.borderflow.view.cells;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The latest changes of a table, for whoever follows them. For any number of threads. */
public final class ChangeLog {

  /** As many are remembered; whoever is further behind begins anew. */
  static final int REMEMBERED = 50_000;

  private final ArrayDeque<Change> changes = new ArrayDeque<>();
  private long latest;
  private boolean closed;

  ChangeLog() {}

  synchronized void add(Change.Kind kind, Cell cell, String asOf) {
    changes.addLast(new Change(++latest, kind, cell, asOf));
    if (changes.size() > REMEMBERED) {
      changes.removeFirst();
    }
    notifyAll();
  }

  /** The number of the latest change; 0 if there has been none. */
  public synchronized long latest() {
    return latest;
  }

  /**
   * The changes after one, in order. Waits for the next if there is none.
   *
   * @param milliseconds how long to wait
   * @return empty if some of them are no longer remembered
   */
  public synchronized Optional<List<Change>> after(long number, long milliseconds)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    long left = milliseconds;
    while (number == latest && !closed && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    if (number > latest || latest - number > changes.size()) {
      return Optional.empty();
    }
    return Optional.of(changes.stream().skip(changes.size() - (latest - number)).toList());
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
