package org.borderflow.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** The published versions of every subject's schema, kept as {@code <subject>/v<n>.avsc}. */
final class SchemaHistory {

  private static final SchemaFormatter PRETTY = SchemaFormatter.getInstance("json/pretty");

  private final Path directory;

  SchemaHistory(Path directory) {
    this.directory = directory;
  }

  /** The subjects of which something is kept. */
  Set<String> subjects() {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All kept versions of a subject, oldest first. */
  List<Version> versions(String subject) {
    Path kept = directory.resolve(subject);
    if (!Files.isDirectory(kept)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kept)) {
      List<Version> versions = new ArrayList<>();
      for (Path file : files.toList()) {
        versions.add(new Version(numberOf(file), new Schema.Parser().parse(file.toFile())));
      }
      versions.sort(Comparator.comparingInt(Version::number));
      return versions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a schema under this number, in place of what was kept there. */
  void keep(String subject, int number, Schema schema) {
    try {
      Path kept = Files.createDirectories(directory.resolve(subject));
      Files.writeString(kept.resolve("v" + number + ".avsc"), PRETTY.format(schema) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int numberOf(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceFirst("^v(\\d+)\\.avsc$", "$1"));
  }

  /** One published version. */
  record Version(int number, Schema schema) {}
}
