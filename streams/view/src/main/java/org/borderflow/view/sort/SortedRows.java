package org.borderflow.view.sort;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of which only the latest of each key counts, in the order of their keys, in bounded memory
 * whatever their number.
 *
 * <p>Rows come in by lanes, one per thread. A lane that has used up its share of the memory writes
 * what it has as a sorted run to a temporary file; in the end the runs are merged. Of two rows with
 * one key the later one counts, because a key keeps to its lane and the runs are numbered.
 */
public final class SortedRows implements Closeable {

  /** Memory that serves any number of rows. */
  public static final long USUAL_MEMORY = 96L << 20;

  private final Path directory;
  private final List<RowLane> lanes = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();

  /**
   * An empty sort.
   *
   * @param scratch where temporary files may be written; made if missing
   * @param lanes number of threads that bring rows
   * @param memory bytes for all lanes together, more or less
   */
  public SortedRows(Path scratch, int lanes, long memory) throws IOException {
    Files.createDirectories(scratch);
    this.directory = Files.createTempDirectory(scratch, "sort-");
    for (int i = 0; i < lanes; i++) {
      this.lanes.add(new RowLane(new RunBuffer(memory / lanes), this));
    }
  }

  /** The lane of this number, from 0. */
  public RowLane lane(int number) {
    return lanes.get(number);
  }

  void spill(RunBuffer full) throws IOException {
    Path run;
    synchronized (runs) {
      run = directory.resolve("run-" + runs.size());
      runs.add(run);
    }
    RunFile.write(run, full.cursor());
    full.clear();
  }

  /** Number of runs that did not fit into memory. */
  public int spilledRuns() {
    synchronized (runs) {
      return runs.size();
    }
  }

  /**
   * Writes all rows, sorted. To be called once, when every lane is done.
   *
   * @return number of rows written
   */
  public long writeTo(OutputStream out) throws IOException {
    List<RowCursor> sources = new ArrayList<>();
    try {
      synchronized (runs) {
        for (Path run : runs) {
          sources.add(RunFile.read(run));
        }
      }
      for (RowLane lane : lanes) {
        sources.add(lane.cursor());
      }
      return new Merge(sources).writeTo(out);
    } finally {
      for (RowCursor source : sources) {
        source.close();
      }
    }
  }

  /** Removes the temporary files. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
