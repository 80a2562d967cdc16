package org.borderflow.exchange.sdmx;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.clearing.check.Examination;
import org.borderflow.clearing.check.Field;
import org.borderflow.clearing.check.Finding;
import org.borderflow.clearing.check.Reason;
import org.borderflow.clearing.check.Row;

/**
 * SDMX-CSV 2.0: a header, then a row for each observation. Columns may be in any order; a name may
 * have a label behind a colon ({@code FREQ: Frequency}), as the standard lets senders choose, and
 * so may a code. Fields are kept apart by what stands behind the first name, {@code STRUCTURE}: a
 * comma or, say, a semicolon. Numbers have a point all the same.
 */
final class CsvTable {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** What a name may end with: by what several values are kept apart, or their languages. */
  private static final Pattern BRACKETS = Pattern.compile("\\[[^\\]]*]$");

  private static final Pattern FIRST_COLUMN =
      Pattern.compile("\"?STRUCTURE(?:\\[[^\\]\\r\\n]*])?\"?([^A-Za-z0-9_\"\\[\\r\\n])");

  private CsvTable() {}

  static void show(byte[] table, Examination examination) throws UnreadableTable {
    String text = text(table);
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> next = rows.iterator();
      if (!next.hasNext()) {
        throw new UnreadableTable("there is no header");
      }
      List<String> header = next.next().getFields();
      Field[] fields = header.stream().map(CsvTable::column).toArray(Field[]::new);
      examination.header(columns(header, fields));
      while (next.hasNext()) {
        row(next.next(), fields, examination);
      }
    } catch (CsvParseException e) {
      throw new UnreadableTable("a quotation mark is not closed, or a field is too long");
    } catch (IOException e) {
      throw new UnreadableTable("it cannot be read");
    }
  }

  private static Set<Field> columns(List<String> header, Field[] fields) throws UnreadableTable {
    Set<Field> columns = EnumSet.noneOf(Field.class);
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] != null && !columns.add(fields[i])) {
        throw new UnreadableTable("the column " + fields[i] + " is there twice");
      }
    }
    if (columns.isEmpty()) {
      throw new UnreadableTable(
          "its first line, of " + header.size() + " fields, names no column of FLOWS(1.0)");
    }
    return columns;
  }

  private static void row(CsvRecord csv, Field[] fields, Examination examination) {
    long line = csv.getStartingLineNumber();
    if (csv.getFieldCount() != fields.length) {
      examination.find(
          new Finding(
              Reason.MALFORMED_ROW,
              line,
              "",
              "has " + csv.getFieldCount() + " fields, the header " + fields.length));
      return;
    }
    Row row = new Row(line);
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] != null) {
        String text = csv.getField(i);
        row.put(fields[i], fields[i] == Field.OBS_VALUE ? text : code(text));
      }
    }
    examination.row(row);
  }

  /** The column that a field of the header names; null if it is none that is read. */
  private static Field column(String name) {
    return Field.named(BRACKETS.matcher(code(name)).replaceFirst(""));
  }

  /** What stands behind the name of the first column; a comma if that is not {@code STRUCTURE}. */
  private static char separator(String text) {
    Matcher first = FIRST_COLUMN.matcher(text);
    return first.lookingAt() ? first.group(1).charAt(0) : ',';
  }

  private static String code(String text) {
    int colon = text.indexOf(": ");
    return (colon < 0 ? text : text.substring(0, colon)).strip();
  }

  private static String text(byte[] table) throws UnreadableTable {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(table)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnreadableTable("it is not UTF-8");
    }
  }
}
