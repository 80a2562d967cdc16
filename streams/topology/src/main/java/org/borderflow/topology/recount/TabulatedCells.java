package org.borderflow.topology.recount;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.borderflow.estimates.CellValue;
import org.borderflow.estimates.Expectation;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.CellGroup;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.flow.Tally;
import org.borderflow.rules.travel.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.topology.cells.CellPlace;
import org.borderflow.topology.codec.CellCodec;

/** The flow cells that follow from sums over all travellers. */
final class TabulatedCells {

  private final RuleBook rules;
  private final TabulatedEstimates estimates;

  TabulatedCells(RuleBook rules, TabulatedEstimates estimates) {
    this.rules = rules;
    this.estimates = estimates;
  }

  /** A cell without its direction: both may be needed. */
  private record Place(char freq, String period, int slot, Map<Dimension, String> codes) {}

  /**
   * What is added up over months; the travellers of a year are those for whom each is the first.
   */
  private record Sum(long settled, long pending, long travellers, Expectation expectation) {
    private static final Sum NONE = new Sum(0, 0, 0, Expectation.NONE);

    Sum plus(Sum other) {
      return new Sum(
          settled + other.settled,
          pending + other.pending,
          travellers + other.travellers,
          expectation.plus(other.expectation));
    }
  }

  Map<FlowCellKey, FlowCell> of(Tally tally) {
    Map<Direction, Map<Place, Sum>> sums =
        Map.of(Direction.ENTRY, new HashMap<>(), Direction.EXIT, new HashMap<>());
    tally.groups().forEach((group, counters) -> add(group, counters, sums.get(group.direction())));
    Set<Place> places = new HashSet<>();
    sums.values().forEach(each -> places.addAll(each.keySet()));
    Map<FlowCellKey, FlowCell> cells = new HashMap<>();
    for (Place place : places) {
      CellValue arrivals = value(place, sums.get(Direction.ENTRY));
      CellValue departures = value(place, sums.get(Direction.EXIT));
      long arrived = sums.get(Direction.ENTRY).getOrDefault(place, Sum.NONE).travellers();
      long departed = sums.get(Direction.EXIT).getOrDefault(place, Sum.NONE).travellers();
      cells.put(key(place, "A"), CellCodec.cell(arrivals, arrived));
      cells.put(key(place, "D"), CellCodec.cell(departures, departed));
      if (Counters.measure(place.slot()).hasNet()) {
        cells.put(key(place, "NET"), CellCodec.cell(arrivals.less(departures), arrived + departed));
      }
    }
    cells.values().removeIf(cell -> cell == null);
    return cells;
  }

  private void add(CellGroup group, Counters counters, Map<Place, Sum> sums) {
    Map<Dimension, String> codes = new TreeMap<>();
    for (Dimension dimension : Dimension.values()) {
      codes.put(dimension, group.code(dimension));
    }
    String year = String.format("%04d", group.month() / 12);
    String month = year + String.format("-%02d", group.month() % 12 + 1);
    for (int slot = 0; slot < counters.slots(); slot++) {
      Expectation expectation =
          Counters.measure(slot) == Measure.MIGRANTS
              ? estimates.expectation(
                  Counters.rule(slot), CellPlace.of(group), group.month(), group.direction().name())
              : Expectation.NONE;
      long settled = counters.settled(slot);
      long pending = counters.pending(slot);
      sums.merge(
          new Place('M', month, slot, codes),
          new Sum(settled, pending, counters.travellers(slot), expectation),
          Sum::plus);
      sums.merge(
          new Place('A', year, slot, codes),
          new Sum(settled, pending, counters.firstInYear(slot), expectation),
          Sum::plus);
    }
  }

  private static CellValue value(Place place, Map<Place, Sum> sums) {
    Sum sum = sums.getOrDefault(place, Sum.NONE);
    return CellValue.of(
        Counters.measure(place.slot()), sum.settled(), sum.pending(), sum.expectation());
  }

  private FlowCellKey key(Place place, String direction) {
    Measure measure = Counters.measure(place.slot());
    return CellCodec.key(
        String.valueOf(place.freq()),
        rules.country(),
        direction,
        measure,
        measure == Measure.MIGRANTS ? rules.rules().get(Counters.rule(place.slot())).name() : "_Z",
        place.codes(),
        place.period());
  }
}
