package org.borderflow.topology.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.StreamsException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an instance keeps on its disk is a copy of what Kafka has. If it turns out to be damaged, a
 * mark is left, and the next start discards it and reads it back: without that, each start would
 * end as the one before.
 */
final class DamagedState {

  private static final Logger LOG = LoggerFactory.getLogger(DamagedState.class);

  private static final String MARK = "damaged";
  private static final String NO_SUCH_FILE = "No such file";

  private final Path directory;
  private final String application;

  /**
   * State in the directory of an application.
   *
   * @param directory where Kafka Streams keeps state
   * @param application its id, the name of a directory in there
   */
  DamagedState(Path directory, String application) {
    this.directory = directory;
    this.application = application;
  }

  /** Leaves a mark if this was thrown because state is damaged; a full disk damages nothing. */
  void remember(Throwable thrown) {
    if (!isDamage(thrown)) {
      return;
    }
    String task = task(thrown);
    try {
      Files.writeString(directory.resolve(MARK), task);
      LOG.error(
          "State in {} is damaged; the next start reads it back from Kafka",
          directory.resolve(application).resolve(task));
    } catch (IOException e) {
      LOG.error("State in {} is damaged; delete it, it is read back from Kafka", directory, e);
    }
  }

  /** Deletes what has a mark: the state of a task or, if that is not known, of all. */
  void discard() {
    Path mark = directory.resolve(MARK);
    try {
      if (Files.exists(mark)) {
        Path damaged = directory.resolve(application).resolve(Files.readString(mark));
        LOG.warn("State in {} was damaged and is read back from Kafka", damaged);
        delete(damaged);
        Files.delete(mark);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Damaged state cannot be deleted: " + directory, e);
    }
  }

  private static void delete(Path damaged) throws IOException {
    if (!Files.exists(damaged)) {
      return;
    }
    try (Stream<Path> files = Files.walk(damaged)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static boolean isDamage(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RocksDBException e) {
        Status status = e.getStatus();
        return (status != null && status.getCode() == Status.Code.Corruption)
            || String.valueOf(e.getMessage()).contains(NO_SUCH_FILE);
      }
    }
    return false;
  }

  /** Name of the task's directory, empty if it is not known. */
  private static String task(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamsException e && e.taskId().isPresent()) {
        return e.taskId().get().toString();
      }
    }
    return "";
  }
}
