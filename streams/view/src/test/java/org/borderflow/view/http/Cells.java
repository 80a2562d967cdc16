package org.borderflow.view.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.Column;

/** A few cells to look at. */
public final class Cells {

  static final String AS_OF = "2024-04-30";

  private Cells() {}

  /**
   * A public cell in a line: {@code M A CROSSINGS 2024-03 = 12 A P}, with what is not totalled in
   * between: {@code SEX:F}. A suppressed value is a dash.
   */
  public static Cell cell(String line) {
    String[] halves = line.split(" = ", -1);
    String[] key = halves[0].split(" ", -1);
    Map<Column, String> values = new EnumMap<>(Column.class);
    Column.breakdowns().forEach(column -> values.put(column, "_T"));
    values.put(Column.FREQ, key[0]);
    values.put(Column.REF_AREA, "NZL");
    values.put(Column.DIRECTION, key[1]);
    values.put(Column.MEASURE, key[2]);
    values.put(Column.RULE, key[2].equals("MIGRANTS") ? "12/16" : "_Z");
    values.put(Column.TIME_PERIOD, key[key.length - 1]);
    for (int i = 3; i < key.length - 1; i++) {
      String[] dimension = key[i].split(":", 2);
      values.put(Column.valueOf(dimension[0]), dimension[1]);
    }
    String[] observation = halves[1].split(" ", -1);
    values.put(Column.OBS_VALUE, observation[0].equals("-") ? "" : observation[0]);
    values.put(Column.OBS_STATUS, observation[1]);
    values.put(Column.CONF_STATUS, observation[2]);
    if (observation.length > 3) {
      values.put(Column.FINAL_COUNT, observation[3]);
      values.put(Column.PENDING_COUNT, observation[4]);
      values.put(Column.LOWER, observation[5]);
      values.put(Column.UPPER, observation[6]);
      values.put(Column.SHARE_FINAL, observation[7]);
    }
    return Cell.of(values);
  }

  /** Cells of lines. */
  static List<Cell> cells(String lines) {
    return lines.lines().map(String::strip).filter(l -> !l.isEmpty()).map(Cells::cell).toList();
  }

  /** What the public may see, in the order of the files. */
  static List<Cell> ofThePublic() {
    return cells(
            """
        A A CROSSINGS 2024 = 300 A P
        A A MIGRANTS 2024 = 39 P P
        M A CROSSINGS 2024-02 = 102 A P
        M A CROSSINGS 2024-03 = 201 A P
        M A CROSSINGS SEX:F AGE:Y20T24 2024-03 = 21 A P
        M A CROSSINGS SEX:M AGE:Y20T24 2024-03 = 30 A P
        M A CROSSINGS CITIZENSHIP:FRA 2024-03 = 12 A P
        M A CROSSINGS CITIZENSHIP:RKS 2024-03 = - A C
        M A CROSSINGS BORDER_POST:A,B 2024-03 = 9 A P
        M A MIGRANTS 2024-03 = 18 P P
        M D CROSSINGS 2024-03 = 99 A P
        M NET CROSSINGS 2024-03 = 102 A P
        """)
        .stream()
        .sorted(Cell.ORDER)
        .toList();
  }

  /** What only those see who hold the confidential role. */
  static List<Cell> exact() {
    return Stream.concat(
            ofThePublic().stream().filter(cell -> cell.get(Column.MEASURE).equals("CROSSINGS")),
            new ArrayList<>(cells("M A MIGRANTS 2024-03 = 17.250 P N 11 40 14.000 22.125 0.647"))
                .stream())
        .sorted(Cell.ORDER)
        .toList();
  }
}
