package org.borderflow.gaps.fields;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The states of all variables by post, agency and month, and the totals of these: of each, of posts
 * by month, of agencies by month, of everything.
 */
public final class FieldTable {

  private static final List<UnaryOperator<Place>> VIEWS =
      List.of(
          place -> Place.EVERYWHERE,
          Place::ofPost,
          Place::ofAgency,
          Place::ofMonth,
          Place::ofPostAndMonth,
          Place::ofAgencyAndMonth);

  private final Map<Place, FieldCounts> counted = new HashMap<>();

  /** The totals as far as they have been asked for since something was counted. */
  private SortedMap<Place, FieldCounts> totals;

  /** What is counted at a place, to add to; totals follow when they are asked for. */
  public FieldCounts counting(Place place) {
    totals = null;
    return counted.computeIfAbsent(place, any -> new FieldCounts());
  }

  /** What was counted in a place; nothing if there was nothing. */
  public FieldCounts at(Place place) {
    return cells().getOrDefault(place, new FieldCounts());
  }

  /** The totals of everything that was counted. */
  public SortedMap<Place, FieldCounts> cells() {
    if (totals == null) {
      SortedMap<Place, FieldCounts> cells = new TreeMap<>();
      counted.forEach(
          (place, counts) -> {
            for (UnaryOperator<Place> view : VIEWS) {
              cells.computeIfAbsent(view.apply(place), any -> new FieldCounts()).add(counts);
            }
          });
      totals = Collections.unmodifiableSortedMap(cells);
    }
    return totals;
  }

  /** The posts at which something was counted, sorted. */
  public List<String> posts() {
    return cells().keySet().stream()
        .filter(place -> place.equals(place.ofPost()) && !place.equals(Place.EVERYWHERE))
        .map(Place::post)
        .toList();
  }

  /** The agencies of which something was counted, sorted. */
  public List<String> agencies() {
    return cells().keySet().stream()
        .filter(place -> place.equals(place.ofAgency()) && !place.equals(Place.EVERYWHERE))
        .map(Place::agency)
        .toList();
  }

  /** The months in which something was counted, sorted, without what has no month. */
  public List<String> months() {
    return cells().keySet().stream()
        .filter(place -> place.equals(place.ofMonth()) && !place.equals(Place.EVERYWHERE))
        .map(Place::month)
        .filter(month -> !month.equals(Place.UNKNOWN))
        .toList();
  }
}
