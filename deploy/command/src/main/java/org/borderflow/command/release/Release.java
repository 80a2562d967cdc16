package org.borderflow.command.release;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borderflow.topology.recount.LogEnd;
import org.borderflow.view.file.FlowFiles;
import org.borderflow.view.lengths.LengthFiles;

/**
 * A frozen release.
 *
 * @param directory where its files are
 * @param manifest what it is
 * @param end how much of the log it was made from
 */
public record Release(Path directory, Manifest manifest, LogEnd end) {

  /** Name of the file that tells what it is. */
  public static final String MANIFEST = Manifest.FILE;

  private static final Set<String> PUBLIC = Set.of(FlowFiles.PUBLIC, LengthFiles.PUBLIC, MANIFEST);

  static Release in(Path directory) throws IOException {
    return new Release(directory, Manifest.in(directory), LogEndFile.in(directory));
  }

  /** Its number, from 1. */
  public int number() {
    return manifest.number();
  }

  /** Its as-of date. */
  public LocalDate asOf() {
    return LocalDate.parse(manifest.asOf());
  }

  /** The moment from which it may be shown, if that is not the present one. */
  public Optional<OffsetDateTime> embargo() {
    return Optional.ofNullable(manifest.embargoUntil()).map(OffsetDateTime::parse);
  }

  /** The names of those of its files that anybody may see. */
  public List<String> publicFiles() {
    return files().stream().filter(PUBLIC::contains).toList();
  }

  /** The names of its files. */
  public List<String> files() {
    return Stream.concat(manifest.files().keySet().stream(), Stream.of(MANIFEST)).toList();
  }
}
