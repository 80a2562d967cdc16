package org.borderflow.view.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.file.FileCells;
import org.borderflow.view.file.FlowFiles;
import org.borderflow.view.lengths.LengthFiles;
import org.borderflow.view.lengths.LengthRow;

/**
 * The releases of a directory, each in one of its own that is named by its number. Those under
 * embargo are not there yet, whoever asks.
 */
public final class ReleaseShelf {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Releases of which the cells are kept in memory, those of exact cells counted apart. */
  private static final int MOST_OPEN = 4;

  private final Path directory;
  private final Clock clock;
  private final Map<Path, Described> described = new ConcurrentHashMap<>();
  private final Cache<Path, CellTable> open =
      CacheBuilder.newBuilder().maximumSize(MOST_OPEN).build();

  private record Described(ShownRelease release, Optional<OffsetDateTime> embargoUntil) {}

  /**
   * A shelf.
   *
   * @param directory need not be there
   * @param clock says whether an embargo has ended
   */
  public ReleaseShelf(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** The releases that may be shown at this moment, by number. */
  public List<ShownRelease> shown() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d+"))
          .map(entry -> described.computeIfAbsent(entry, ReleaseShelf::describe))
          .filter(each -> each.embargoUntil().stream().noneMatch(this::isToCome))
          .map(Described::release)
          .sorted(Comparator.comparingInt(ShownRelease::number))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isToCome(OffsetDateTime moment) {
    return moment.toInstant().isAfter(clock.instant());
  }

  private static Described describe(Path directory) {
    try {
      JsonNode manifest = JSON.readTree(directory.resolve("release.json").toFile());
      JsonNode embargo = manifest.required("embargo_until");
      return new Described(
          new ShownRelease(
              manifest.required("number").asInt(),
              LocalDate.parse(manifest.required("as_of").asText()),
              directory),
          embargo.isNull()
              ? Optional.empty()
              : Optional.of(OffsetDateTime.parse(embargo.asText())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one that was made last of those that may be shown. */
  public Optional<ShownRelease> latest() {
    return shown().stream().max(Comparator.comparingInt(ShownRelease::number));
  }

  /** The one of this number, if it may be shown. */
  public Optional<ShownRelease> numbered(int number) {
    return shown().stream().filter(release -> release.number() == number).findFirst();
  }

  /** The latest one as of a date, if there is one that may be shown. */
  public Optional<ShownRelease> asOf(LocalDate date) {
    return shown().stream()
        .filter(release -> release.asOf().equals(date))
        .max(Comparator.comparingInt(ShownRelease::number));
  }

  /** The public cells of a release. */
  public CellTable publicCells(ShownRelease release) {
    return cells(release, FlowFiles.PUBLIC);
  }

  /** The exact cells of a release. */
  public CellTable exactCells(ShownRelease release) {
    return cells(release, FlowFiles.EXACT);
  }

  private CellTable cells(ShownRelease release, String name) {
    Path file = release.directory().resolve(name);
    try {
      return open.get(
          file,
          () -> {
            CellTable table = new CellTable();
            table.replace(FileCells.read(file), release.asOf().toString());
            return table;
          });
    } catch (ExecutionException e) {
      throw new IllegalStateException("A release cannot be read: " + file, e.getCause());
    }
  }

  /** The public lengths of stay of a release; empty if it was made without. */
  public Optional<List<LengthRow>> publicLengths(ShownRelease release) {
    return lengths(release, LengthFiles.PUBLIC);
  }

  /** The exact lengths of stay of a release; empty if it was made without. */
  public Optional<List<LengthRow>> exactLengths(ShownRelease release) {
    return lengths(release, LengthFiles.EXACT);
  }

  /** Some hundred lines, which are not worth being kept in memory. */
  private static Optional<List<LengthRow>> lengths(ShownRelease release, String name) {
    Path file = release.directory().resolve(name);
    try {
      return Files.exists(file) ? Optional.of(LengthFiles.read(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The revisions since the release before, as CSV: exact, hence confidential. */
  public byte[] revisions(ShownRelease release) {
    try {
      return Files.readAllBytes(release.directory().resolve("revisions.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
