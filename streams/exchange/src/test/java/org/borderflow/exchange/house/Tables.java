package org.borderflow.exchange.house;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables of New Zealand in SDMX-CSV, with what is wrong in them if anything is. */
public final class Tables {

  /** The columns, as they stand in the file. */
  public static final List<String> COLUMNS =
      List.of(
          "STRUCTURE",
          "STRUCTURE_ID",
          "ACTION",
          "FREQ",
          "REF_AREA",
          "DIRECTION",
          "MEASURE",
          "RULE",
          "CITIZENSHIP",
          "SEX",
          "AGE",
          "COUNTERPART",
          "TIME_PERIOD",
          "OBS_VALUE",
          "OBS_STATUS",
          "CONF_STATUS",
          "AS_OF");

  private final List<Map<String, String>> rows = new ArrayList<>();
  private String asOf = "2024-06-05";

  /** Of 2022 and 2023, as of January 2024. */
  public static Tables earlier() {
    Tables tables = new Tables();
    tables.asOf = "2024-01-10";
    return tables.months("2022-01", "2023-12");
  }

  /** Of 2023 and the months to May 2024; it says of 2023 what the earlier one did. */
  public static Tables later() {
    Tables tables = new Tables().months("2023-01", "2024-05");
    long year = 0;
    for (int month = 1; month <= 12; month++) {
      year += number("A", "AUS", YearMonth.of(2023, month));
    }
    tables.add("A", "A", "_T", "_T", "AUS", "2023", year);
    return tables;
  }

  /** How many there are: some seasons, more from the near country. */
  private static long number(String direction, String counterpart, YearMonth month) {
    long base = counterpart.equals("AUS") ? 400 : counterpart.equals("FJI") ? 60 : 7;
    return base + 3L * month.getMonthValue() + (direction.equals("A") ? month.getYear() % 10 : 0);
  }

  private Tables months(String from, String to) {
    for (YearMonth month = YearMonth.parse(from);
        !month.isAfter(YearMonth.parse(to));
        month = month.plusMonths(1)) {
      for (String direction : List.of("A", "D")) {
        long total = 0;
        for (String counterpart : List.of("AUS", "FJI", "_U")) {
          long number = number(direction, counterpart, month);
          total += number;
          add("M", direction, "_T", "_T", counterpart, month.toString(), number);
        }
        add("M", direction, "_T", "_T", "_T", month.toString(), total);
      }
      long women = number("A", "AUS", month) / 2;
      long men = number("A", "AUS", month) - women;
      add("M", "A", "F", "Y20T24", "AUS", month.toString(), women - 10);
      add("M", "A", "F", "Y25T29", "AUS", month.toString(), 10);
      add("M", "A", "M", "Y20T24", "AUS", month.toString(), men);
    }
    return this;
  }

  private void add(
      String freq,
      String direction,
      String sex,
      String age,
      String counterpart,
      String period,
      long value) {
    Map<String, String> row = new LinkedHashMap<>();
    COLUMNS.forEach(column -> row.put(column, ""));
    row.put("STRUCTURE", "dataflow");
    row.put("STRUCTURE_ID", "BF:FLOWS(1.0)");
    row.put("ACTION", "I");
    row.put("FREQ", freq);
    row.put("REF_AREA", "NZL");
    row.put("DIRECTION", direction);
    row.put("MEASURE", "MIGRANTS");
    row.put("RULE", "12/16");
    row.put("CITIZENSHIP", "_T");
    row.put("SEX", sex);
    row.put("AGE", age);
    row.put("COUNTERPART", counterpart);
    row.put("TIME_PERIOD", period);
    row.put("OBS_VALUE", Long.toString(value));
    row.put("OBS_STATUS", "A");
    row.put("CONF_STATUS", "F");
    row.put("AS_OF", asOf);
    rows.add(row);
  }

  List<Map<String, String>> rows() {
    return rows;
  }

  /** The row of a total, a corridor or a part of one. */
  Map<String, String> row(
      String freq, String direction, String sex, String counterpart, String period) {
    return rows.stream()
        .filter(
            row ->
                row.get("FREQ").equals(freq)
                    && row.get("DIRECTION").equals(direction)
                    && row.get("SEX").equals(sex)
                    && row.get("COUNTERPART").equals(counterpart)
                    && row.get("TIME_PERIOD").equals(period))
        .findFirst()
        .orElseThrow();
  }

  static void add(Map<String, String> row, long more) {
    row.put("OBS_VALUE", Long.toString(Long.parseLong(row.get("OBS_VALUE")) + more));
  }

  /** The lines of the file, its header first. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    List<String> columns =
        COLUMNS.stream()
            .filter(column -> rows.isEmpty() || rows.get(0).containsKey(column))
            .toList();
    lines.add(String.join(",", columns));
    rows.forEach(row -> lines.add(String.join(",", columns.stream().map(row::get).toList())));
    return lines;
  }

  /** The file. */
  public byte[] csv() {
    return csv(lines());
  }

  static byte[] csv(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
