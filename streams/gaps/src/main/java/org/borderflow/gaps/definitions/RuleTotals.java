package org.borderflow.gaps.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.borderflow.gaps.definitions.Neighbour.Migrants;
import org.borderflow.gaps.table.ResourceTable;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.rules.travel.Direction;

/** Counts what crossings turned out to be under several rules, by month. */
public final class RuleTotals {

  private final List<ResidenceRule> rules;
  private final int inForce;
  private final SortedSet<String> months = new TreeSet<>();
  private final SortedSet<String> open = new TreeSet<>();
  private final Map<Cell, Migrants> cells = new TreeMap<>();

  private record Cell(int rule, Direction direction, String month) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      int byRule = Integer.compare(rule, other.rule);
      int byDirection = direction.compareTo(other.direction);
      return byRule != 0 ? byRule : byDirection != 0 ? byDirection : month.compareTo(other.month);
    }
  }

  /**
   * Totals under these rules.
   *
   * @param inForce how many of them, from the first on, are applied here
   */
  public RuleTotals(List<ResidenceRule> rules, int inForce) {
    this.rules = List.copyOf(rules);
    this.inForce = inForce;
  }

  /** The rules in force and then those of others that are not among them. */
  public static List<ResidenceRule> withNeighbours(List<ResidenceRule> inForce) {
    List<ResidenceRule> all = new ArrayList<>(inForce);
    for (String name : used().keySet()) {
      ResidenceRule rule = NamedRules.standard().named(name);
      if (!all.contains(rule)) {
        all.add(rule);
      }
    }
    return all;
  }

  private static Map<String, String> used() {
    return ResourceTable.read(RuleTotals.class, "neighbours.csv").stream()
        .collect(
            Collectors.toMap(
                row -> row.get("rule"), row -> row.get("used"), (a, b) -> a, TreeMap::new));
  }

  /**
   * Counts a crossing.
   *
   * @param assessed with an outcome for each rule
   * @param month the month of the crossing
   */
  public void add(AssessedCrossing assessed, String month) {
    months.add(month);
    for (int rule = 0; rule < rules.size(); rule++) {
      Outcome outcome = assessed.outcomes().get(rule);
      boolean pending = outcome.status() == Status.PENDING;
      if (pending || outcome.verdict() == Verdict.MIGRANT) {
        cells.merge(
            new Cell(rule, assessed.crossing().direction(), month),
            pending ? new Migrants(0, 1) : new Migrants(1, 0),
            Migrants::plus);
      }
      if (pending) {
        open.add(month);
      }
    }
  }

  /** The months, from the first on, of which everything is settled under all rules. */
  public SortedSet<String> decidedMonths() {
    return open.isEmpty() ? months : months.headSet(open.first());
  }

  /** The totals under each rule, those in force first. */
  public List<Neighbour> neighbours() {
    Map<String, String> used = used();
    List<Neighbour> neighbours = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      neighbours.add(
          new Neighbour(
              rules.get(rule),
              rule < inForce,
              used.getOrDefault(rules.get(rule).name(), ""),
              sum(rule, Direction.ENTRY, months),
              sum(rule, Direction.EXIT, months),
              sum(rule, Direction.ENTRY, decidedMonths()).settled(),
              sum(rule, Direction.EXIT, decidedMonths()).settled()));
    }
    return neighbours;
  }

  /**
   * The totals of each year.
   *
   * @param rule the rule's place
   */
  public SortedMap<String, Migrants> years(int rule, Direction direction) {
    SortedMap<String, Migrants> years = new TreeMap<>();
    for (String month : months) {
      years.merge(
          month.substring(0, month.indexOf('-')),
          cells.getOrDefault(new Cell(rule, direction, month), Migrants.NONE),
          Migrants::plus);
    }
    return years;
  }

  private Migrants sum(int rule, Direction direction, SortedSet<String> of) {
    return of.stream()
        .map(month -> cells.getOrDefault(new Cell(rule, direction, month), Migrants.NONE))
        .reduce(Migrants.NONE, Migrants::plus);
  }
}
