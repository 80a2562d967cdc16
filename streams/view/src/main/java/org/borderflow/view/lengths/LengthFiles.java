package org.borderflow.view.lengths;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;

/** Lengths in the files of a directory: those of one as-of date, as they are served. */
public final class LengthFiles {

  /** The file of exact lengths. */
  public static final String EXACT = "stay-lengths.csv";

  /** The file of public lengths. */
  public static final String PUBLIC = "stay-lengths-public.csv";

  // Columns of a row.
  private static final int REF_AREA = 0;
  private static final int DIRECTION = 1;
  private static final int TIME_PERIOD = 2;
  private static final int LENGTH = 3;
  private static final int OBS_VALUE = 6;
  private static final int CONF_STATUS = 7;

  private final Path directory;
  private final LocalDate asOf;

  /** Files in a directory. */
  public LengthFiles(Path directory, LocalDate asOf) {
    this.directory = directory;
    this.asOf = asOf;
  }

  /** Writes exact lengths: confidential. */
  public void exact(Map<StayLengthKey, StayLength> lengths) throws IOException {
    write(EXACT, lengths, LengthRows::exact);
  }

  /** Writes what may be told of them. */
  public void ofThePublic(Map<StayLengthKey, PublicStayLength> lengths) throws IOException {
    write(PUBLIC, lengths, LengthRows::ofThePublic);
  }

  private <V> void write(
      String name, Map<StayLengthKey, V> lengths, BiFunction<StayLengthKey, V, LengthRow> row)
      throws IOException {
    List<LengthRow> rows =
        lengths.entrySet().stream()
            .map(length -> row.apply(length.getKey(), length.getValue()))
            .sorted(LengthRow.ORDER)
            .toList();
    Files.createDirectories(directory);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(directory.resolve(name)))) {
      LengthCsv.write(rows, asOf.toString(), out);
    }
  }

  /** The rows of a file, in its order. */
  public static List<LengthRow> read(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.skip(1).map(line -> row(line.split(",", -1))).toList();
    }
  }

  private static LengthRow row(String[] values) {
    String value = values[OBS_VALUE];
    return LengthRow.of(
        values[REF_AREA],
        values[DIRECTION],
        values[TIME_PERIOD],
        values[LENGTH],
        value.isEmpty() ? null : Long.valueOf(value),
        values[CONF_STATUS]);
  }
}
