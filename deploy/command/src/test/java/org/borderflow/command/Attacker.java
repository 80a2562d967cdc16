package org.borderflow.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody who knows the method but not the key, reads every published cell and draws each
 * conclusion that sums and comparisons allow: months add up to years, the parts of a cube to what
 * they are parts of, and migrants, visits and crossings set aside are crossings. Is told, beyond
 * what is published, which cells are empty.
 */
final class Attacker {

  private static final String TOTAL = "_T";
  private static final List<String> PART_OF_CROSSINGS =
      List.of("MIGRANTS", "SET_ASIDE", "SAME_DAY_VISITS", "OVERNIGHT_VISITS");

  /** More than there is of anything, and so little that sums of it do not overflow. */
  private static final long NO_LIMIT = 1L << 40;

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

  /** What is known of a cell: from, to. */
  private static final class Bounds {

    private long from;
    private long to;

    private Bounds(long from, long to) {
      this.from = from;
      this.to = to;
    }
  }

  private record Sum(Bounds whole, List<Bounds> parts) {}

  private record Part(Bounds part, Bounds whole) {}

  private final Map<List<String>, Bounds> bounds = new HashMap<>();
  private final List<Sum> sums = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param present the cells that are not empty, of all releases: dimensions, then the release
   * @param published what is shown of them; null for a row without a value
   * @param leastUnshown the least that a cell may be that shows no value
   * @param mostUnshown the most travellers whose count may not be shown
   */
  Attacker(
      Set<List<String>> present,
      Map<List<String>, Long> published,
      long leastUnshown,
      long mostUnshown) {
    for (List<String> cell : present) {
      Long shown = published.get(cell);
      bounds.put(
          cell,
          shown == null
              ? new Bounds(leastUnshown, isOncePerTraveller(cell) ? mostUnshown : NO_LIMIT)
              : new Bounds(Math.max(6, shown - 2), shown + 2));
    }
    relate(present);
  }

  /** Nobody migrates twice in one direction within a year; the rest few people may do often. */
  private static boolean isOncePerTraveller(List<String> cell) {
    return cell.get(MEASURE).equals("MIGRANTS");
  }

  private void relate(Set<List<String>> present) {
    Map<List<String>, List<Bounds>> partsBySum = new HashMap<>();
    Map<List<String>, Bounds> wholeBySum = new HashMap<>();
    for (List<String> cell : present) {
      for (Map.Entry<String, List<String>> whole : wholes(cell).entrySet()) {
        List<String> sum = new ArrayList<>(whole.getValue());
        sum.add(whole.getKey());
        partsBySum.computeIfAbsent(sum, s -> new ArrayList<>()).add(bounds.get(cell));
        wholeBySum.put(sum, bounds.get(whole.getValue()));
      }
      if (PART_OF_CROSSINGS.contains(cell.get(MEASURE))) {
        List<String> crossings = with(with(cell, MEASURE, "CROSSINGS"), RULE, "_Z");
        parts.add(new Part(bounds.get(cell), bounds.get(crossings)));
      }
      if (cell.get(MEASURE).equals("CROSSINGS")) {
        Bounds later = bounds.get(with(cell, RELEASE, next(cell.get(RELEASE))));
        if (later != null) {
          parts.add(new Part(bounds.get(cell), later));
        }
      }
    }
    partsBySum.forEach((sum, summands) -> sums.add(new Sum(wholeBySum.get(sum), summands)));
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

  /** Draws conclusions until there are no more, and returns what is certain by then. */
  Map<List<String>, Long> certain() {
    while (narrow()) {
      // The narrower the bounds of some, the more follows for others.
    }
    Map<List<String>, Long> certain = new HashMap<>();
    bounds.forEach(
        (cell, known) -> {
          if (known.from == known.to) {
            certain.put(cell, known.from);
          }
        });
    return certain;
  }

  private boolean narrow() {
    Set<Bounds> narrowed = new HashSet<>();
    for (Sum sum : sums) {
      long from = sum.parts.stream().mapToLong(part -> part.from).sum();
      long to = sum.parts.stream().mapToLong(part -> part.to).sum();
      within(sum.whole, from, to, narrowed);
      for (Bounds part : sum.parts) {
        within(part, sum.whole.from - (to - part.to), sum.whole.to - (from - part.from), narrowed);
      }
    }
    for (Part part : parts) {
      within(part.part, part.part.from, part.whole.to, narrowed);
      within(part.whole, part.part.from, part.whole.to, narrowed);
    }
    return !narrowed.isEmpty();
  }

  private static void within(Bounds known, long from, long to, Set<Bounds> narrowed) {
    if (from > known.from || to < known.to) {
      known.from = Math.max(known.from, from);
      known.to = Math.min(known.to, to);
      narrowed.add(known);
    }
  }
}
