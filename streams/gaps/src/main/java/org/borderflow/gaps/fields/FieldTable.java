package org.borderflow.gaps.fields;

import java.util.Collections;
import java.util.List;
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

  private final SortedMap<Place, FieldCounts> cells = new TreeMap<>();

  /** Counts a record at its place, and in all totals. */
  public void add(Place place, Variable variable, FieldState state) {
    for (UnaryOperator<Place> view : VIEWS) {
      cells.computeIfAbsent(view.apply(place), any -> new FieldCounts()).add(variable, state);
    }
  }

  /** What was counted in a place; nothing if there was nothing. */
  public FieldCounts at(Place place) {
    return cells.getOrDefault(place, new FieldCounts());
  }

  /** Everything that was counted, totals included. */
  public SortedMap<Place, FieldCounts> cells() {
    return Collections.unmodifiableSortedMap(cells);
  }

  /** The posts at which something was counted, sorted. */
  public List<String> posts() {
    return cells.keySet().stream()
        .filter(place -> place.equals(place.ofPost()) && !place.equals(Place.EVERYWHERE))
        .map(Place::post)
        .toList();
  }

  /** The agencies of which something was counted, sorted. */
  public List<String> agencies() {
    return cells.keySet().stream()
        .filter(place -> place.equals(place.ofAgency()) && !place.equals(Place.EVERYWHERE))
        .map(Place::agency)
        .toList();
  }

  /** The months in which something was counted, sorted, without what has no month. */
  public List<String> months() {
    return cells.keySet().stream()
        .filter(place -> place.equals(place.ofMonth()) && !place.equals(Place.EVERYWHERE))
        .map(Place::month)
        .filter(month -> !month.equals(Place.UNKNOWN))
        .toList();
  }
}
