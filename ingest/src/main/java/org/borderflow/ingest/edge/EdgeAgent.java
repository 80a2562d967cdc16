package org.borderflow.ingest.edge;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.borderflow.ingest.parse.RecordSealer;
import org.borderflow.schemas.RejectionReason;

/**
 * Works a spool off, one file after the other. It may be killed at any moment: what was on its way
 * then is sent again, under the same key, and nothing else.
 */
public final class EdgeAgent implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Spool spool;
  private final Uplink uplink;
  private final Optional<RecordSealer> sealer;
  private final Pause pause;
  private final Consumer<String> say;
  private final Journal journal;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Thread running;
  private boolean stopped;

  /**
   * An agent that does not run yet.
   *
   * @param sealer takes identities out of the records; empty if that is left to the intake
   * @param pause passes the time while there is nothing to do
   * @param say is told what came of each file
   */
  public EdgeAgent(
      Spool spool, Uplink uplink, Optional<RecordSealer> sealer, Pause pause, Consumer<String> say)
      throws IOException {
    this.spool = spool;
    this.uplink = uplink;
    this.sealer = sealer;
    this.pause = pause;
    this.say = say;
    this.journal = new Journal(spool.state());
  }

  /**
   * Delivers what comes.
   *
   * @param once end when the spool is empty; else only when interrupted or closed
   * @throws NotAdmitted if the intake will not have it
   */
  public void run(boolean once) throws IOException, InterruptedException {
    if (!begin()) {
      return;
    }
    try {
      while (true) {
        Optional<Path> next = next();
        if (next.isPresent()) {
          deliver(next.get());
        } else if (once) {
          return;
        } else {
          pause.of(BETWEEN_LOOKS);
        }
      }
    } finally {
      end();
    }
  }

  private synchronized boolean begin() {
    running = stopped ? null : Thread.currentThread();
    return !stopped;
  }

  private synchronized void end() {
    running = null;
    ended.countDown();
  }

  /** A file that was begun is ended before any other. */
  private Optional<Path> next() throws IOException {
    List<Path> waiting = spool.waiting();
    Optional<String> begun = journal.begun();
    return waiting.stream()
        .filter(file -> begun.isPresent() && begun.get().equals(name(file)))
        .findFirst()
        .or(() -> waiting.stream().findFirst());
  }

  private void deliver(Path file) throws IOException, InterruptedException {
    if (!Files.exists(file)) {
      return; // taken back
    }
    Optional<String> unreadable = Batches.unreadable(file);
    if (unreadable.isPresent()) {
      reject(file, unreadable.get());
      return;
    }
    String digest = MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString();
    try (Batches batches = new Batches(file, digest, Batches.USUAL_SIZE, sealer)) {
      batches.skipTo(journal.begin(name(file), digest).next());
      for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
        journal.add(uplink.deliver(batch.get()), batch.get().next());
      }
      if (batches.damage().isPresent() && journal.progress().next() <= batches.end()) {
        journal.add(lost(batches.end(), batches.damage().get()), batches.end() + 1);
      }
    }
    spool.done(file, Report.delivered(journal));
    say.accept(journal.progress().toString());
    journal.end();
  }

  /** What stands behind a damage counts as one record, as at the intake. */
  private static Told lost(long line, String problem) {
    ObjectNode rejection = JsonNodeFactory.instance.objectNode();
    rejection.put("line", line);
    rejection.put("record_id", "");
    rejection.put("reason", RejectionReason.MALFORMED_LINE.name());
    rejection.put("field", "");
    rejection.put("message", problem);
    return new Told(1, 0, 0, List.of(rejection));
  }

  private void reject(Path file, String problem) throws IOException {
    spool.rejected(file, Report.unreadable(name(file), problem));
    say.accept(problem + "; rejected");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Ends it, if it runs, and waits for that. */
  @Override
  public void close() {
    synchronized (this) {
      stopped = true;
      if (running == null) {
        return;
      }
      running.interrupt();
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody wants to wait for it any more
    }
  }
}
