package org.borderflow.command.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderflow.rules.length.LengthClass;

/**
 * What holds between lengths of stay and flows: a stay or absence ends with a crossing that is not
 * set aside, and a visit is a stay.
 */
final class Lengths {

  // Places in a group.
  private static final int REF_AREA = 0;
  private static final int DIRECTION = 1;
  private static final int PERIOD = 2;
  private static final int LENGTH = 3;
  private static final int RELEASE = 6;

  private final Map<List<String>, Bounds> known;

  Lengths(Map<List<String>, Bounds> known) {
    this.known = known;
  }

  List<Relation> relations(Set<List<String>> present) {
    List<Relation> relations = new ArrayList<>();
    byYear(present, "A").forEach((year, stays) -> relations.addAll(ended(year, stays, "D")));
    byYear(present, "D").forEach((year, absences) -> relations.addAll(ended(year, absences, "A")));
    Map<Year, List<List<String>>> stays = byYear(present, "A");
    for (Year year : stays.keySet()) {
      relations.addAll(visits(year, stays));
    }
    return relations;
  }

  private record Year(String area, String year, String release) {

    private boolean isUpTo(Year other) {
      return area.equals(other.area)
          && release.equals(other.release)
          && year.compareTo(other.year) <= 0;
    }
  }

  private static Map<Year, List<List<String>>> byYear(Set<List<String>> present, String direction) {
    return present.stream()
        .filter(group -> group.get(DIRECTION).equals(direction))
        .collect(
            Collectors.groupingBy(
                group -> new Year(group.get(REF_AREA), group.get(PERIOD), group.get(RELEASE))));
  }

  /** What ended in a year ended with crossings of that year, in the other direction. */
  private List<Relation> ended(Year year, List<List<String>> groups, String by) {
    List<Bounds> few = new ArrayList<>();
    groups.forEach(group -> few.add(known.get(group)));
    flow(year, by, "SET_ASIDE").forEach(few::add);
    return List.of(new Relation.AtMost(few, once(flow(year, by, "CROSSINGS"))));
  }

  private List<Relation> visits(Year year, Map<Year, List<List<String>>> stays) {
    List<Relation> relations = new ArrayList<>();
    List<List<String>> ofYear = stays.get(year);
    List<Bounds> sameDay =
        ofYear.stream().filter(group -> length(group).to() == 0).map(known::get).toList();
    flow(year, "A", "SAME_DAY_VISITS")
        .forEach(visits -> relations.add(new Relation.AtMost(List.of(visits), once(sameDay))));

    // A visit counts in the year of its entry, a stay in that of its exit.
    List<Bounds> begunSince = new ArrayList<>();
    List<Bounds> endedSince = new ArrayList<>();
    stays.forEach(
        (later, groups) -> {
          if (year.isUpTo(later)) {
            begunSince.addAll(flow(later, "A", "OVERNIGHT_VISITS"));
            groups.stream()
                .filter(group -> length(group).from() > 0)
                .forEach(group -> endedSince.add(known.get(group)));
          }
        });
    relations.add(new Relation.AtMost(begunSince, once(endedSince)));

    if (ofYear.stream().noneMatch(group -> length(group).to() == LengthClass.NO_END)) {
      List<Relation.Times> longest =
          ofYear.stream()
              .filter(group -> length(group).from() > 0)
              .map(group -> new Relation.Times(length(group).to(), known.get(group)))
              .toList();
      relations.add(new Relation.AtMost(flow(year, "D", "NIGHTS"), longest));
    }
    return relations;
  }

  private List<Bounds> flow(Year year, String direction, String measure) {
    List<String> cell = Flows.yearly(year.area, direction, measure, year.year, year.release);
    return Stream.ofNullable(known.get(cell)).toList();
  }

  private static List<Relation.Times> once(List<Bounds> cells) {
    return cells.stream().map(cell -> new Relation.Times(1, cell)).toList();
  }

  private static LengthClass length(List<String> group) {
    return LengthClass.ALL.stream()
        .filter(length -> length.code().equals(group.get(LENGTH)))
        .findAny()
        .orElseThrow();
  }
}
