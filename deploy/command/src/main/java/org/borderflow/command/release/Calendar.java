package org.borderflow.command.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When releases are published, from a file of which each line has an as-of date and the moment
 * until which that release is under embargo:
 *
 * <pre>
 * as_of,embargo_until
 * 2024-03-31,2024-04-18T10:45:00+12:00
 * </pre>
 *
 * @param embargoes moments by as-of date
 */
public record Calendar(Map<LocalDate, OffsetDateTime> embargoes) {

  private static final String HEADER = "as_of,embargo_until";

  /**
   * Reads a calendar.
   *
   * @throws IllegalArgumentException if it is not one; says which line and why
   */
  public static Calendar read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new IllegalArgumentException("line 1: the header is " + HEADER);
    }
    Map<LocalDate, OffsetDateTime> embargoes = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] fields = lines.get(i).strip().split(",", -1);
      if (fields.length == 1 && fields[0].isEmpty()) {
        continue;
      }
      try {
        LocalDate asOf = LocalDate.parse(fields[0]);
        if (fields.length != 2 || embargoes.put(asOf, OffsetDateTime.parse(fields[1])) != null) {
          throw new IllegalArgumentException(
              "line " + (i + 1) + ": two fields, and each as-of date once");
        }
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "line " + (i + 1) + ": a date and a moment such as 2024-04-18T10:45:00+12:00", e);
      }
    }
    return new Calendar(embargoes);
  }
}
