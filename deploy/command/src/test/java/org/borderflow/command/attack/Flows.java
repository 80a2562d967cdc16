package org.borderflow.command.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What holds between flow cells: months add up to years, the parts of a cube to what they are parts
 * of, and migrants, visits and crossings set aside are crossings, of which a later release has no
 * fewer, and more where it shows another value.
 */
final class Flows {

  private static final String TOTAL = "_T";
  private static final List<String> PART_OF_CROSSINGS =
      List.of("MIGRANTS", "SET_ASIDE", "SAME_DAY_VISITS", "OVERNIGHT_VISITS");

  // Places of dimensions in a cell.
  private static final int FREQ = 0;
  private static final int MEASURE = 3;
  private static final int RULE = 4;
  private static final int CITIZENSHIP = 5;
  private static final int SEX = 6;
  private static final int AGE = 7;
  private static final int LAST_CODE = 13;
  private static final int PERIOD = 14;

  /** Number of the release, behind the dimensions. */
  private static final int RELEASE = 15;

  private final Map<List<String>, Bounds> known;
  private final Set<List<String>> provisional;
  private final Map<List<String>, Long> published;

  Flows(
      Map<List<String>, Bounds> known,
      Set<List<String>> provisional,
      Map<List<String>, Long> published) {
    this.known = known;
    this.provisional = provisional;
    this.published = published;
  }

  /** The cell of all travellers in a year. */
  static List<String> yearly(
      String area, String direction, String measure, String year, String release) {
    List<String> cell = new ArrayList<>();
    cell.addAll(List.of("A", area, direction, measure, "_Z"));
    while (cell.size() <= LAST_CODE) {
      cell.add(TOTAL);
    }
    cell.addAll(List.of(year, release));
    return cell;
  }

  /** Nobody migrates twice in one direction within a year; the rest few people may do often. */
  static boolean isOncePerTraveller(List<String> cell) {
    return cell.get(MEASURE).equals("MIGRANTS");
  }

  List<Relation> relations(Set<List<String>> present) {
    List<Relation> relations = new ArrayList<>(sums(present));
    for (List<String> cell : present) {
      if (PART_OF_CROSSINGS.contains(cell.get(MEASURE))) {
        List<String> crossings = with(with(cell, MEASURE, "CROSSINGS"), RULE, "_Z");
        relations.add(new Relation.AtMost(known.get(cell), 0, known.get(crossings)));
      }
      if (cell.get(MEASURE).equals("CROSSINGS")) {
        List<String> later = with(cell, RELEASE, next(cell.get(RELEASE)));
        if (known.containsKey(later)) {
          relations.add(
              new Relation.AtMost(
                  known.get(cell), isOtherwise(cell, later) ? 1 : 0, known.get(later)));
        }
      }
    }
    return relations;
  }

  /** What is shown otherwise has changed: the same count is always shown alike. */
  private boolean isOtherwise(List<String> cell, List<String> later) {
    return published.containsKey(cell) != published.containsKey(later)
        || !Objects.equals(published.get(cell), published.get(later));
  }

  private List<Relation> sums(Set<List<String>> present) {
    Map<List<String>, List<Bounds>> parts = new HashMap<>();
    Map<List<String>, Bounds> wholes = new HashMap<>();
    for (List<String> cell : present) {
      wholes(cell)
          .forEach(
              (kind, whole) -> {
                List<String> sum = of(kind, whole);
                parts.computeIfAbsent(sum, s -> new ArrayList<>()).add(known.get(cell));
                wholes.put(sum, known.get(whole));
              });
    }
    Map<List<String>, Long> roundings = roundings();
    List<Relation> sums = new ArrayList<>();
    parts.forEach(
        (sum, summands) ->
            sums.add(
                new Relation.Sum(
                    wholes.get(sum), summands, slack(roundings.getOrDefault(sum, 0L)))));
    return sums;
  }

  /**
   * How many of the cells of each sum are estimates: the parts, and the whole if one of them is.
   */
  private Map<List<String>, Long> roundings() {
    Map<List<String>, Long> roundings = new HashMap<>();
    for (List<String> cell : provisional) {
      // Undecided visits and nights are counted whole: only of migrants are there estimates.
      if (!cell.get(MEASURE).equals("MIGRANTS")) {
        continue;
      }
      wholes(cell).forEach((kind, whole) -> roundings.merge(of(kind, whole), 1L, (a, b) -> a + b));
    }
    roundings.replaceAll((sum, parts) -> parts + 1);
    return roundings;
  }

  /** Each estimate is rounded to thousandths, and from these to a whole number. */
  private static long slack(long roundings) {
    return roundings * 1_001 / 2_000;
  }

  private static List<String> of(String kind, List<String> whole) {
    List<String> sum = new ArrayList<>(whole);
    sum.add(kind);
    return sum;
  }

  /** The cells that this one is a part of, by the kind of parts that add up to them. */
  private static Map<String, List<String>> wholes(List<String> cell) {
    Map<String, List<String>> wholes = new HashMap<>();
    if (cell.get(FREQ).equals("M")) {
      List<String> year = with(cell, PERIOD, cell.get(PERIOD).substring(0, 4));
      wholes.put("months", with(year, FREQ, "A"));
    }
    List<Integer> broken = new ArrayList<>();
    for (int i = CITIZENSHIP; i <= LAST_CODE; i++) {
      if (!cell.get(i).equals(TOTAL)) {
        broken.add(i);
      }
    }
    if (broken.equals(List.of(CITIZENSHIP, SEX, AGE))) {
      wholes.put("citizenships", with(cell, CITIZENSHIP, TOTAL));
      wholes.put("sexes and ages", with(with(cell, SEX, TOTAL), AGE, TOTAL));
    } else if (!broken.isEmpty()) {
      List<String> whole = cell;
      for (int i : broken) {
        whole = with(whole, i, TOTAL);
      }
      wholes.put("dimensions " + broken, whole);
    }
    return wholes;
  }

  private static String next(String release) {
    return Integer.toString(Integer.parseInt(release) + 1);
  }

  private static List<String> with(List<String> cell, int place, String code) {
    List<String> other = new ArrayList<>(cell);
    other.set(place, code);
    return other;
  }
}
