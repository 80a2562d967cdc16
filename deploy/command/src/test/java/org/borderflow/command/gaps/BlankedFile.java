package org.borderflow.command.gaps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A crossing file, taken apart, in which fields are blanked and lines left out; and what is in it
 * then, counted plainly from the lines.
 */
final class BlankedFile {

  /** What says, in each column, that it is not known; XXB and XXC are refugees of any country. */
  private static final Map<String, Set<String>> UNKNOWN =
      Map.of(
          "sex", Set.of("U"),
          "purpose", Set.of("UNKNOWN"),
          "transport_mode", Set.of("UNKNOWN"),
          "citizenship", Set.of("XXX", "XXB", "XXC"));

  private final List<String> columns;
  private final List<String[]> lines = new ArrayList<>();

  BlankedFile(Path crossings) throws IOException {
    List<String> all = Files.readAllLines(crossings);
    columns = List.of(all.get(0).split(",", -1));
    all.subList(1, all.size()).forEach(line -> lines.add(line.split(",", -1)));
  }

  /**
   * Which lines: {@code border_post=NZNPT}, {@code crossed_at=2021-0}, {@code *}: by beginnings.
   */
  private Predicate<String[]> where(String condition) {
    if (condition.equals("*")) {
      return line -> true;
    }
    String[] parts = condition.split("=", 2);
    return line -> get(line, parts[0]).startsWith(parts[1]);
  }

  private Predicate<String[]> where(List<String> conditions) {
    return conditions.stream().map(this::where).reduce(line -> true, Predicate::and);
  }

  /**
   * Writes something into so many per cent of the lines of each post and month, rounded down,
   * evenly.
   */
  void write(String value, List<String> into, int percent, List<String> where) {
    evenly(
        percent,
        where(where),
        line -> into.forEach(column -> line[columns.indexOf(column)] = value));
  }

  /** Leaves out so many per cent of the lines. */
  void leaveOut(int percent, List<String> where) {
    Set<String[]> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    evenly(percent, where(where), gone::add);
    lines.removeIf(gone::contains);
  }

  private void evenly(int percent, Predicate<String[]> where, Consumer<String[]> change) {
    Map<String, Integer> seen = new HashMap<>();
    for (String[] line : List.copyOf(lines)) {
      if (where.test(line)) {
        String cell = get(line, "border_post") + get(line, "crossed_at").substring(0, 7);
        int n = seen.merge(cell, 1, Integer::sum);
        if (n * percent / 100 > (n - 1) * percent / 100) {
          change.accept(line);
        }
      }
    }
  }

  Path writeTo(Path file) throws IOException {
    List<String> text = new ArrayList<>(List.of(String.join(",", columns)));
    lines.forEach(line -> text.add(String.join(",", line)));
    return Files.write(file, text);
  }

  private String get(String[] line, String column) {
    return line[columns.indexOf(column)];
  }

  /**
   * What {@code variables.csv} has to say of a column: by {@code post,month} with totals, the
   * number of records, of those that are filled, and of those that say something. A line without
   * citizenship is refused, and tells of nothing else.
   */
  SortedMap<String, long[]> expected(String column) {
    SortedMap<String, long[]> cells = new TreeMap<>();
    for (String[] line : lines) {
      boolean isRefused = get(line, "citizenship").isEmpty();
      if (isRefused && !column.equals("citizenship")) {
        continue;
      }
      String value = get(line, column);
      for (String post : List.of("_T", get(line, "border_post"))) {
        for (String month : List.of("_T", get(line, "crossed_at").substring(0, 7))) {
          long[] counts = cells.computeIfAbsent(post + "," + month, any -> new long[3]);
          counts[0]++;
          counts[1] += value.isEmpty() ? 0 : 1;
          counts[2] += value.isEmpty() || isUnknown(column, value) ? 0 : 1;
        }
      }
    }
    return cells;
  }

  private static boolean isUnknown(String column, String value) {
    return UNKNOWN.getOrDefault(column, Set.of()).contains(value);
  }
}
