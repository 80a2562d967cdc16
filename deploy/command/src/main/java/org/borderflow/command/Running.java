package org.borderflow.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command has open. All of it is closed, the latest first, when the command is done or when
 * the process is asked to end (Ctrl-C, SIGTERM), whichever comes first.
 */
final class Running implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private static volatile boolean asked;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  Running() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-services"));
  }

  /** Whether the process has been asked to end: what fails from then on fails because of that. */
  static boolean askedToEnd() {
    return asked;
  }

  /**
   * Opens something. When the process is asked to end meanwhile, that waits: what is half open
   * cannot be closed.
   */
  synchronized <T extends AutoCloseable> T open(Supplier<T> opening) {
    if (ended.getCount() == 0) {
      throw new IllegalStateException("The process is ending");
    }
    T opened = opening.get();
    open.push(opened);
    return opened;
  }

  /** At zero when everything is closed. */
  CountDownLatch ended() {
    return ended;
  }

  private void stop() {
    if (ended.getCount() > 0) {
      asked = true;
      System.err.println("stopping ...");
      try {
        close();
        DataDirectory.deleteTemporary();
        LogFile.discard();
      } catch (RuntimeException e) {
        LOG.error("Could not stop cleanly", e);
      }
    }
  }

  /**
   * Closes everything; again, nothing.
   *
   * @throws IllegalStateException if something could not be closed; the rest is closed all the same
   */
  @Override
  public synchronized void close() {
    IllegalStateException first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        if (first == null) {
          first = new IllegalStateException("Something did not stop: " + e.getMessage(), e);
        } else {
          first.addSuppressed(e);
        }
      }
    }
    ended.countDown();
    if (first != null) {
      throw first;
    }
  }
}
