package org.borderflow.ingest.profile;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.schemas.Rejection;

/**
 * What comes of a file under a profile, for whoever writes one. Nothing is taken in, and what tells
 * who somebody is is not shown.
 *
 * @param rows rows of the file that hold a record
 * @param records records made of them
 * @param refused records that would be refused, by reason, column and message
 * @param first the first records, by the columns that are filled; the values of those that identify
 *     somebody are left out
 * @param filled records that have a value, by the columns that the profile fills
 * @param unmapped columns of the file of which nothing is made
 * @param unfilled columns of the contract that the profile does not fill
 * @param warnings what is odd about the file
 */
public record ProfileCheck(
    long rows,
    long records,
    Map<String, Long> refused,
    List<Map<Column, String>> first,
    Map<Column, Long> filled,
    List<String> unmapped,
    List<Column> unfilled,
    List<String> warnings) {

  /** What is shown in place of a value that identifies somebody. */
  static final String GIVEN = "(given)";

  private static final Set<Column> HIDDEN =
      Set.of(Column.MRZ, Column.PERSON_ID, Column.DOCUMENT_NUMBER);
  private static final Pattern YEAR_AND_MONTH = Pattern.compile("\\d{4}(-\\d{2})?");

  /** Records that would be accepted. */
  public long accepted() {
    return records - refused.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Reads a file to its end.
   *
   * @param parser judges its records
   * @param shown how many of the first records to show
   * @throws UnusableInput if it cannot be read as a whole
   */
  public static ProfileCheck of(
      Profile profile,
      String source,
      InputStream in,
      ReadingFormat format,
      CrossingParser parser,
      int shown) {
    RecordReader reader = profile.read(source, in, format);
    List<Column> columns = profile.filled();
    Map<String, Long> refused = new TreeMap<>();
    List<Map<Column, String>> first = new ArrayList<>();
    Map<Column, Long> filled = new EnumMap<>(Column.class);
    columns.forEach(column -> filled.put(column, 0L));
    long rows = 0;
    long records = 0;
    long line = 0;
    while (reader.next()) {
      RawRecord record = reader.record();
      rows += record.line() == line ? 0 : 1;
      line = record.line();
      records++;
      for (Column column : columns) {
        if (record.from(column.ordinal()) < record.to(column.ordinal())) {
          filled.merge(column, 1L, Long::sum);
        }
      }
      if (first.size() < shown && record.fault() == null) {
        first.add(shown(record, columns));
      }
      if (parser.parse(record, source) instanceof Verdict.Rejected verdict) {
        Rejection rejection = verdict.rejection();
        String where = rejection.getField().isEmpty() ? "" : " " + rejection.getField();
        refused.merge(rejection.getReason() + where + ": " + rejection.getMessage(), 1L, Long::sum);
      }
    }
    Set<String> mapped = profile.mapped();
    return new ProfileCheck(
        rows,
        records,
        refused,
        first,
        filled,
        reader.header().orElse(List.of()).stream().filter(name -> !mapped.contains(name)).toList(),
        Column.OF_FILES.stream().filter(column -> !columns.contains(column)).toList(),
        reader.warnings());
  }

  private static Map<Column, String> shown(RawRecord record, List<Column> columns) {
    Map<Column, String> values = new LinkedHashMap<>();
    for (Column column : columns) {
      values.put(column, shown(column, record.text(column.ordinal())));
    }
    return values;
  }

  /** Of a birth date no more than is kept of it anyway. */
  private static String shown(Column column, String text) {
    if (text.isEmpty()) {
      return text;
    }
    if (column == Column.BIRTH_DATE) {
      Matcher matcher = YEAR_AND_MONTH.matcher(text);
      return matcher.lookingAt() ? matcher.group() : GIVEN;
    }
    return HIDDEN.contains(column) ? GIVEN : text;
  }
}
