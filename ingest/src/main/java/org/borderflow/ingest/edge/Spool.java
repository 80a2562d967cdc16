package org.borderflow.ingest.edge;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory of an agent, for one agent at a time.
 *
 * <pre>
 * incoming/   files to deliver, moved in whole; names that begin with a dot are let alone
 * done/       delivered files, each with NAME.report.json
 * rejected/   files of which nothing can be read, each with NAME.report.json
 * state/      how far the file at hand has got
 * </pre>
 */
public final class Spool implements AutoCloseable {

  private static final String REPORT = ".report.json";

  private final Path incoming;
  private final Path done;
  private final Path rejected;
  private final Path state;
  private final FileChannel lock;

  private Spool(Path directory, FileChannel lock) {
    this.incoming = directory.resolve("incoming");
    this.done = directory.resolve("done");
    this.rejected = directory.resolve("rejected");
    this.state = directory.resolve("state");
    this.lock = lock;
  }

  /**
   * Opens a spool; what is missing of it is made.
   *
   * @return empty if another agent has it open
   */
  public static Optional<Spool> open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel lock =
        FileChannel.open(
            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Spool spool = new Spool(directory, lock);
    if (!spool.isMine()) {
      lock.close();
      return Optional.empty();
    }
    for (Path part : List.of(spool.incoming, spool.done, spool.rejected, spool.state)) {
      Files.createDirectories(part);
    }
    Durable.settle(directory);
    return Optional.of(spool);
  }

  private boolean isMine() throws IOException {
    try {
      return lock.tryLock() != null; // goes with the channel, or with the process
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path state() {
    return state;
  }

  /** The files to deliver, in the order in which they were written, then by name. */
  List<Path> waiting() throws IOException {
    try (Stream<Path> files = Files.list(incoming)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !name(file).startsWith("."))
          .map(file -> new Waiting(modified(file), file))
          .sorted(Comparator.comparing(Waiting::since).thenComparing(Waiting::file))
          .map(Waiting::file)
          .toList();
    }
  }

  private record Waiting(FileTime since, Path file) {}

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // taken back at this moment, or soon seen to be unreadable
    }
  }

  /** Puts a delivered file away with its report. */
  void done(Path file, Durable.Contents report) throws IOException {
    putAway(file, done, report);
  }

  /** Puts a file away of which nothing can be read. */
  void rejected(Path file, Durable.Contents report) throws IOException {
    putAway(file, rejected, report);
  }

  /** The report comes first: a file that has been put away has one. */
  private static void putAway(Path file, Path directory, Durable.Contents report)
      throws IOException {
    Path to = directory.resolve(name(file));
    for (int again = 2; Files.exists(to); again++) {
      to = directory.resolve(name(file) + "." + again);
    }
    Durable.write(to.resolveSibling(name(to) + REPORT), report);
    Durable.move(file, to);
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
