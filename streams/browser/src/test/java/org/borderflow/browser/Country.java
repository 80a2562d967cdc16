package org.borderflow.browser;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.borderflow.rules.length.LengthClass;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.Column;
import org.borderflow.view.lengths.LengthRow;

/**
 * A made-up country: ten years of cells with a season, a closed border in 2020 and 2021, months at
 * the end that are provisional, countries from which few people come, and a post that falls silent.
 */
final class Country {

  static final String AS_OF = "2024-04-30";
  static final YearMonth FIRST = YearMonth.of(2014, 5);
  static final YearMonth LAST = YearMonth.of(2024, 4);

  /** From here on something is undecided. */
  static final YearMonth PROVISIONAL = YearMonth.of(2023, 1);

  static final List<String> CITIZENSHIPS =
      List.of(
          "NZL", "IND", "CHN", "PHL", "GBR", "ZAF", "FRA", "AUS", "USA", "LKA", "FJI", "DEU", "NPL",
          "BRA", "JPN", "KOR", "CHL", "ISL");
  static final List<String> POSTS =
      List.of("NZAKL", "NZCHC", "NZWLG", "NZZQN", "NZDUD", "NZTRG", "NZLYT", "NZNPL");
  private static final List<String> AGES =
      List.of(
          "Y0T4", "Y5T9", "Y10T14", "Y15T19", "Y20T24", "Y25T29", "Y30T34", "Y35T39", "Y40T44",
          "Y45T49", "Y50T54", "Y55T59", "Y60T64", "Y65T69", "Y70T74", "Y75T79", "Y80T84", "Y_GE85");
  private static final int[] AGE_WEIGHTS = {
    30, 26, 22, 55, 130, 150, 110, 70, 45, 32, 24, 20, 16, 12, 7, 4, 2, 1
  };
  private static final Map<String, Double> RULES = rules();
  private static final String NOT_APPLICABLE = "_Z";
  private static final int THRESHOLD = 6;
  private static final List<Cell> OF_THE_PUBLIC = new Country(false).make();
  private static final List<Cell> EXACT = new Country(true).make();

  private final boolean exact;
  private final List<Cell> cells = new ArrayList<>();

  /** Sums of the months by year: what is of which cell. */
  private final Map<List<String>, double[]> years = new HashMap<>();

  private Country(boolean exact) {
    this.exact = exact;
  }

  private static Map<String, Double> rules() {
    Map<String, Double> rules = new LinkedHashMap<>();
    rules.put("12/16", 1.0);
    rules.put("12/12", 0.82);
    rules.put("6/12", 1.31);
    return rules;
  }

  /** What the public may see. */
  static List<Cell> ofThePublic() {
    return OF_THE_PUBLIC;
  }

  /** What those see who hold the confidential role. */
  static List<Cell> exact() {
    return EXACT;
  }

  private List<Cell> make() {
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
      for (Map.Entry<String, Double> rule : RULES.entrySet()) {
        breakDown("MIGRANTS", rule.getKey(), month, rule.getValue(), rule.getValue() * 0.61);
      }
      breakDown("CROSSINGS", NOT_APPLICABLE, month, 16, 15.3);
      posts(month);
      single("OVERNIGHT_VISITS", "A", month, 3_400 * season(month));
      single("SAME_DAY_VISITS", "A", month, 620 * season(month));
      single("NIGHTS", "D", month, 3_400 * 8.6 * season(month));
      single("OVERSTAYS_CONFIRMED", "A", month, 21 * season(month));
      single("OVERSTAYS_SUSPECTED", "A", month, month.isBefore(PROVISIONAL) ? 4 : 14);
    }
    years.forEach((key, sums) -> add(key, "A", sums[0], sums[1] > 0 ? sums[1] / sums[0] : 0));
    Collections.sort(cells, Cell.ORDER);
    return List.copyOf(cells);
  }

  /** How much busier than usual a month is. */
  private static double season(YearMonth month) {
    double year = (month.getYear() - 2014 + month.getMonthValue() / 12.0) / 10;
    double season = 1 + 0.28 * Math.cos((month.getMonthValue() - 1.5) * Math.PI / 6);
    boolean closed = month.isAfter(YearMonth.of(2020, 3)) && month.isBefore(YearMonth.of(2021, 12));
    double chance =
        1 + ((month.hashCode() * 0x9E3779B97F4A7C15L >>> 40) % 1000 / 1000.0 - 0.5) * 0.16;
    return (0.8 + 0.6 * year) * season * chance * (closed ? 0.06 : 1);
  }

  private void breakDown(String measure, String rule, YearMonth month, double in, double out) {
    double arrivals = 640 * in * season(month);
    double departures = 640 * out * season(month.plusMonths(5));
    both(measure, rule, month, arrivals, departures, Map.of());
    double weight = 0;
    for (int i = 0; i < CITIZENSHIPS.size(); i++) {
      weight += 1.0 / (1 + i * i);
    }
    for (int i = 0; i < CITIZENSHIPS.size(); i++) {
      double share = 1.0 / (1 + i * i) / weight;
      double back = 1.0 / (1 + i) / 3.5;
      String code = CITIZENSHIPS.get(i);
      both(
          measure,
          rule,
          month,
          arrivals * share,
          departures * back,
          Map.of(Column.CITIZENSHIP, code));
      String partner = CITIZENSHIPS.get((i + 7) % CITIZENSHIPS.size());
      both(
          measure,
          rule,
          month,
          arrivals * share,
          departures * share,
          Map.of(Column.COUNTERPART, partner));
    }
    if (rule.equals("12/16")) {
      ages(measure, rule, month, arrivals, departures, Map.of());
      ages(
          measure,
          rule,
          month,
          arrivals * 0.2,
          departures * 0.2,
          Map.of(Column.CITIZENSHIP, "IND"));
    }
  }

  private void ages(
      String measure, String rule, YearMonth month, double in, double out, Map<Column, String> of) {
    for (int i = 0; i < AGES.size(); i++) {
      for (String sex : List.of("F", "M")) {
        double share = AGE_WEIGHTS[i] / 756.0 * (sex.equals("F") ? 0.53 : 0.47);
        Map<Column, String> dimensions = new EnumMap<>(Column.class);
        dimensions.putAll(of);
        dimensions.put(Column.SEX, sex);
        dimensions.put(Column.AGE, AGES.get(i));
        both(measure, rule, month, in * share, out * share, dimensions);
      }
    }
  }

  private void posts(YearMonth month) {
    for (int i = 0; i < POSTS.size(); i++) {
      boolean silent = i == 3 && month.isAfter(YearMonth.of(2024, 1));
      boolean gap = i == 4 && month.equals(YearMonth.of(2023, 7));
      if (!silent && !gap) {
        double size = i == 7 ? 3 : 7_000 * season(month) / (1 + i * i);
        both(
            "CROSSINGS",
            NOT_APPLICABLE,
            month,
            size,
            size * 0.95,
            Map.of(Column.BORDER_POST, POSTS.get(i)));
      }
    }
  }

  private void both(
      String measure, String rule, YearMonth month, double in, double out, Map<Column, String> of) {
    count(measure, rule, "A", month, in, of);
    count(measure, rule, "D", month, out, of);
    String shown = exact || (shows(in) && shows(out)) ? "" : "C";
    Map<Column, String> net = new EnumMap<>(Column.class);
    net.putAll(of);
    net.put(Column.CONF_STATUS, shown);
    count(measure, rule, "NET", month, released(in) - released(out), net);
  }

  private void single(String measure, String direction, YearMonth month, double value) {
    count(measure, NOT_APPLICABLE, direction, month, value, Map.of());
  }

  private void count(
      String measure,
      String rule,
      String direction,
      YearMonth month,
      double value,
      Map<Column, String> of) {
    List<String> key = key(measure, rule, direction, of);
    double undecided = undecided(measure, month);
    add(key, month.toString(), value, undecided);
    double[] sums = years.computeIfAbsent(yearly(key, month), k -> new double[2]);
    sums[0] += value;
    sums[1] += value * undecided;
  }

  /** The part of a month that is still open. */
  private static double undecided(String measure, YearMonth month) {
    if (!measure.equals("MIGRANTS") || month.isBefore(PROVISIONAL)) {
      return 0;
    }
    long age = PROVISIONAL.until(month, java.time.temporal.ChronoUnit.MONTHS);
    return Math.min(0.95, 0.06 + 0.06 * age);
  }

  private static List<String> key(
      String measure, String rule, String direction, Map<Column, String> of) {
    List<String> key = new ArrayList<>(List.of(measure, rule, direction));
    for (Column column : Column.breakdowns()) {
      key.add(of.getOrDefault(column, "_T"));
    }
    key.add(of.getOrDefault(Column.CONF_STATUS, ""));
    key.add("");
    return key;
  }

  private static List<String> yearly(List<String> key, YearMonth month) {
    List<String> yearly = new ArrayList<>(key);
    yearly.set(yearly.size() - 2, "");
    yearly.set(yearly.size() - 1, Integer.toString(month.getYear()));
    return yearly;
  }

  private void add(List<String> key, String period, double value, double undecided) {
    Map<Column, String> values = new EnumMap<>(Column.class);
    String own = key.get(key.size() - 1);
    values.put(Column.TIME_PERIOD, own.isEmpty() ? period : own);
    values.put(Column.FREQ, own.isEmpty() ? "M" : "A");
    values.put(Column.REF_AREA, "NZL");
    values.put(Column.MEASURE, key.get(0));
    values.put(Column.RULE, key.get(1));
    values.put(Column.DIRECTION, key.get(2));
    for (int i = 0; i < Column.breakdowns().size(); i++) {
      values.put(Column.breakdowns().get(i), key.get(3 + i));
    }
    values.put(Column.OBS_STATUS, undecided > 0 ? "P" : "A");
    boolean net = key.get(2).equals("NET");
    if (exact) {
      exact(values, value, undecided);
    } else if (net ? key.get(key.size() - 2).equals("C") : !shows(value)) {
      values.put(Column.CONF_STATUS, "C");
    } else {
      values.put(
          Column.OBS_VALUE, Long.toString(net ? Math.round(value) : Math.round(released(value))));
      values.put(Column.CONF_STATUS, "P");
    }
    cells.add(Cell.of(values));
  }

  private static void exact(Map<Column, String> values, double value, double undecided) {
    values.put(Column.CONF_STATUS, "N");
    values.put(Column.FINAL_COUNT, Long.toString(Math.round(value * (1 - undecided))));
    values.put(Column.PENDING_COUNT, Long.toString(Math.round(value * undecided * 1.7)));
    if (values.get(Column.MEASURE).equals("MIGRANTS") && undecided > 0) {
      double half = Math.abs(value) * undecided * 0.3 + 4;
      values.put(Column.OBS_VALUE, decimal(value));
      values.put(Column.LOWER, decimal(value - half * 0.8));
      values.put(Column.UPPER, decimal(value + half));
      values.put(Column.SHARE_FINAL, decimal(1 - undecided));
    } else {
      values.put(Column.OBS_VALUE, Long.toString(Math.round(value)));
    }
  }

  private static boolean shows(double value) {
    return value >= THRESHOLD;
  }

  private static double released(double value) {
    return Math.round(value / 3) * 3.0;
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** How long they stayed and were away: fewer the longer, and hardly anybody for two years. */
  static List<LengthRow> lengths(boolean exact) {
    List<LengthRow> rows = new ArrayList<>();
    for (int year = FIRST.getYear(); year <= LAST.getYear(); year++) {
      for (String direction : List.of("A", "D")) {
        for (LengthClass length : LengthClass.ALL) {
          rows.add(length(direction, year, length, exact));
        }
      }
    }
    return List.copyOf(rows);
  }

  private static LengthRow length(String direction, int year, LengthClass length, boolean exact) {
    int number = length.number();
    double mode = direction.equals("A") ? 3 : 4;
    double stays =
        6_000 * season(YearMonth.of(year, 1)) * Math.exp(-Math.pow(number - mode, 2) / 8);
    String confStatus = exact ? "N" : shows(stays) ? "P" : "C";
    Long value = confStatus.equals("C") ? null : Math.round(exact ? stays : released(stays));
    return new LengthRow("NZL", direction, Integer.toString(year), length, value, confStatus);
  }

  /** The total of migrants under 12/16 who arrived in a month, another value than before. */
  static Cell arrivals(String month, String value) {
    Map<Column, String> values = new EnumMap<>(Column.class);
    Column.breakdowns().forEach(column -> values.put(column, "_T"));
    values.put(Column.TIME_PERIOD, month);
    values.put(Column.FREQ, "M");
    values.put(Column.REF_AREA, "NZL");
    values.put(Column.MEASURE, "MIGRANTS");
    values.put(Column.RULE, "12/16");
    values.put(Column.DIRECTION, "A");
    values.put(Column.OBS_VALUE, value);
    values.put(Column.OBS_STATUS, "P");
    values.put(Column.CONF_STATUS, "P");
    return Cell.of(values);
  }

  /** The cells that break nothing down, with some of them as they are given. */
  static List<Cell> totals(List<Cell> all, Cell... given) {
    Map<Cell, Cell> totals = new TreeMap<>(Cell.ORDER);
    all.stream().filter(Country::isTotal).forEach(cell -> totals.put(cell, cell));
    for (Cell cell : given) {
      totals.remove(cell);
      totals.put(cell, cell);
    }
    return List.copyOf(totals.values());
  }

  private static boolean isTotal(Cell cell) {
    return Column.breakdowns().stream().allMatch(column -> cell.get(column).equals("_T"));
  }
}
