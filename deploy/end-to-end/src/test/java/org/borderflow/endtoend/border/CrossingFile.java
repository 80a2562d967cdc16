package org.borderflow.endtoend.border;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/** Writes lines to a file in any of the ways in which a file of crossings may be written. */
public final class CrossingFile {

  private static final List<String> FORMATS = List.of(".csv", ".csv.gz", ".jsonl", ".jsonl.gz");
  private static final List<String> REQUIRED =
      List.of("record_id", "direction", "crossed_at", "border_post", "citizenship");

  private CrossingFile() {}

  /** Writes a file in the directory and returns it. */
  public static Path write(Path directory, String name, List<Line> lines, Random random)
      throws IOException {
    String format = FORMATS.get(random.nextInt(FORMATS.size()));
    Path file = directory.resolve(name + format);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream packed = format.endsWith(".gz") ? new GZIPOutputStream(out) : out;
        Writer text = new OutputStreamWriter(packed, StandardCharsets.UTF_8)) {
      if (format.startsWith(".csv")) {
        writeCsv(text, lines, random);
      } else {
        writeJson(text, lines);
      }
    }
    return file;
  }

  /** Columns in any order, blank lines, either line end, a byte-order mark, an unknown column. */
  private static void writeCsv(Writer out, List<Line> lines, Random random) throws IOException {
    TreeSet<String> used = new TreeSet<>(REQUIRED);
    lines.forEach(line -> used.addAll(line.columns().keySet()));
    List<String> columns = new ArrayList<>(used);
    Collections.shuffle(columns, random);
    if (random.nextBoolean()) {
      columns.add("officer_remark");
    }
    String end = random.nextBoolean() ? "\n" : "\r\n";
    out.write(random.nextBoolean() ? "\ufeff" : "");
    out.write(Csv.line(columns.toArray()) + end);
    for (Line line : lines) {
      out.write(random.nextInt(30) == 0 ? end : "");
      out.write(
          line.isGarbage()
              ? "no record at all" + end
              : Csv.line(columns.stream().map(line.columns()::get).toArray()) + end);
    }
  }

  private static void writeJson(Writer out, List<Line> lines) throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (Line line : lines) {
      out.write(line.isGarbage() ? "{\n" : json.writeValueAsString(line.columns()) + "\n");
    }
  }
}
