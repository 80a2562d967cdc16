package org.borderflow.command.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The releases of a data directory, each in a directory of its own that nobody changes again. */
public final class Releases {

  /** Their directory's name in the data directory. */
  public static final String DIRECTORY = "releases";

  private final Path directory;

  private Releases(Path directory) {
    this.directory = directory;
  }

  /** Those of a data directory. */
  public static Releases of(Path data) {
    return new Releases(data.resolve(DIRECTORY));
  }

  /** All of them, by number. */
  public List<Release> all() throws IOException {
    List<Release> releases = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> entries = Files.list(directory)) {
        for (Path entry : entries.toList()) {
          if (entry.getFileName().toString().matches("\\d+")) {
            releases.add(Release.in(entry));
          }
        }
      }
    }
    releases.sort(Comparator.comparingInt(Release::number));
    return releases;
  }

  /** The one of this number. */
  public Optional<Release> numbered(int number) throws IOException {
    return all().stream().filter(release -> release.number() == number).findFirst();
  }

  /** The one as of a date that was made from the same and is under the same embargo. */
  Optional<Release> same(LocalDate asOf, Digests digests, String embargo) throws IOException {
    return all().stream()
        .filter(release -> release.asOf().equals(asOf))
        .filter(release -> release.manifest().digests().equals(digests))
        .filter(release -> Objects.equals(release.manifest().embargoUntil(), embargo))
        .findFirst();
  }

  /** The latest one that a release as of some date is to be compared with. */
  Optional<Release> latestAsOf(LocalDate asOf) throws IOException {
    return all().stream()
        .filter(release -> !release.asOf().isAfter(asOf))
        .max(Comparator.comparingInt(Release::number));
  }

  int nextNumber() throws IOException {
    List<Release> all = all();
    return all.isEmpty() ? 1 : all.get(all.size() - 1).number() + 1;
  }

  /** A directory in which a release can be made ready. */
  Path draft() throws IOException {
    Files.createDirectories(directory);
    return Files.createTempDirectory(
        directory,
        "draft",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /**
   * Freezes what was made ready.
   *
   * @throws IOException if there is a release of that number by now
   */
  Release freeze(Path draft, int number) throws IOException {
    Path frozen = directory.resolve(String.format(Locale.ROOT, "%04d", number));
    Files.move(draft, frozen, StandardCopyOption.ATOMIC_MOVE);
    return Release.in(frozen);
  }

  static void delete(Path draft) throws IOException {
    if (Files.isDirectory(draft)) {
      try (Stream<Path> files = Files.list(draft)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(draft);
    }
  }
}
