package org.borderflow.view.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of whole numbers in aligned columns, with a line of totals. */
final class TextTable {

  private static final String GAP = "  ";
  private static final String TOTAL = "total";

  private final List<String[]> titles;
  private final List<String[]> rows = new ArrayList<>();

  /** An empty table; a line feed in a title begins its next line. */
  TextTable(String firstTitle, List<String> titles) {
    this.titles = new ArrayList<>();
    this.titles.add(firstTitle.split("\n", -1));
    titles.forEach(title -> this.titles.add(title.split("\n", -1)));
  }

  void row(String name, long... numbers) {
    rows.add(cells(name, numbers));
  }

  String text(long... totals) {
    String[] last = cells(TOTAL, totals);
    int[] widths = widths(last);
    StringBuilder text = new StringBuilder();
    for (String[] line : titleLines()) {
      append(text, line, widths);
    }
    rule(text, widths);
    rows.forEach(row -> append(text, row, widths));
    rule(text, widths);
    append(text, last, widths);
    return text.toString().replaceAll(" +\n", "\n");
  }

  private static String[] cells(String name, long... numbers) {
    String[] cells = new String[numbers.length + 1];
    cells[0] = name;
    for (int i = 0; i < numbers.length; i++) {
      cells[i + 1] = String.format(Locale.ROOT, "%,d", numbers[i]);
    }
    return cells;
  }

  /** The titles line by line, standing on the line above the numbers. */
  private List<String[]> titleLines() {
    int height = titles.stream().mapToInt(title -> title.length).max().orElse(1);
    List<String[]> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      String[] cells = new String[titles.size()];
      for (int i = 0; i < cells.length; i++) {
        String[] title = titles.get(i);
        int at = line - (height - title.length);
        cells[i] = at < 0 ? "" : title[at];
      }
      lines.add(cells);
    }
    return lines;
  }

  private int[] widths(String[] last) {
    List<String[]> all = new ArrayList<>(titleLines());
    all.addAll(rows);
    all.add(last);
    int[] widths = new int[titles.size()];
    for (String[] cells : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells[i].length());
      }
    }
    return widths;
  }

  private static void append(StringBuilder text, String[] cells, int[] widths) {
    text.append(cells[0]).append(" ".repeat(widths[0] - cells[0].length()));
    for (int i = 1; i < cells.length; i++) {
      text.append(GAP).append(" ".repeat(widths[i] - cells[i].length())).append(cells[i]);
    }
    text.append('\n');
  }

  private static void rule(StringBuilder text, int[] widths) {
    int width = -GAP.length();
    for (int columnWidth : widths) {
      width += columnWidth + GAP.length();
    }
    text.append("-".repeat(width)).append('\n');
  }
}
