package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Months;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.CellGroup;
import org.borderflow.rules.flow.Contributions;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Cube;
import org.borderflow.rules.flow.Cubes;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.Probability;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.ResultCodec;
import org.borderflow.topology.recount.Expected;
import org.borderflow.topology.recount.LogEnd;
import org.borderflow.topology.recount.ReceivedRecords;
import org.borderflow.topology.recount.Tabulation;

/**
 * What the stream must say, tabulated at once from the set of records. Travellers are counted a
 * second time, by remembering who is in which cell.
 */
public record Recount(
    Map<Traveller, Assessment> assessments,
    Map<OutcomeKey, Outcome> outcomes,
    Map<OutcomeKey, Probability> probabilities,
    Map<StayKey, Stay> stays,
    Map<FlowCellKey, FlowCell> cells,
    Tabulation tabulation) {

  /** Counts it all from the records that were accepted and the residence known from elsewhere. */
  public static Recount of(
      Set<ReceivedCrossing> records,
      Map<Traveller, Set<InitialStatus>> statuses,
      RuleBook rules,
      LocalDate asOf) {
    ReceivedRecords received = new ReceivedRecords();
    records.forEach(record -> received.add(record, 0, 0));
    statuses.forEach(
        (traveller, all) ->
            all.forEach(
                status ->
                    received.add(
                        new ResidenceStatus(
                            traveller, status.resident(), LocalDate.ofEpochDay(status.knownFrom())),
                        0,
                        0)));
    Map<Traveller, Assessment> assessments = new HashMap<>();
    Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
    Map<StayKey, Stay> stays = new HashMap<>();
    Map<FlowCellKey, Set<Traveller>> travellers = new HashMap<>();
    Tabulation tabulation =
        Tabulation.of(
            received.histories(record -> true, new LogEnd(Map.of(0, 1L))),
            Method.of(rules),
            Day.of(asOf),
            (traveller, assessment) -> {
              assessments.put(traveller, assessment);
              new Contributions(Cubes.standard())
                  .ofAll(
                      assessment,
                      (crossing, date, direction, slot, settled, n) ->
                          Cubes.standard().stream()
                              .map(cube -> group(cube, crossing, Months.of(date), direction))
                              .flatMap(group -> keys(rules, group, slot).stream())
                              .forEach(
                                  key ->
                                      travellers
                                          .computeIfAbsent(key, k -> new HashSet<>())
                                          .add(traveller)));
              for (AssessedCrossing assessed : assessment.crossings()) {
                for (int rule = 0; rule < rules.rules().size(); rule++) {
                  outcomes.put(
                      ResultCodec.outcomeKey(
                          traveller, assessed.crossing(), rules.rules().get(rule).name()),
                      ResultCodec.outcome(assessed.crossing(), assessed.outcomes().get(rule)));
                }
              }
              for (AssessedStay assessed : assessment.stays()) {
                stays.put(
                    ResultCodec.stayKey(traveller, assessed.stay()),
                    ResultCodec.stay(assessed.stay()));
              }
            });
    Map<OutcomeKey, Probability> probabilities = new HashMap<>();
    for (Expected each : tabulation.expected()) {
      probabilities.put(
          ResultCodec.outcomeKey(
              each.traveller(), each.crossing(), rules.rules().get(each.rule()).name()),
          ResultCodec.probability(each.millionths(), Day.of(asOf)));
    }
    return new Recount(
        assessments,
        outcomes,
        probabilities,
        stays,
        checked(tabulation.cells(), travellers),
        tabulation);
  }

  /** The cells, if the travellers in them are as many as there are when each is remembered. */
  private static Map<FlowCellKey, FlowCell> checked(
      Map<FlowCellKey, FlowCell> cells, Map<FlowCellKey, Set<Traveller>> travellers) {
    cells.forEach(
        (key, cell) -> {
          long counted =
              key.getDirection().equals("NET")
                  ? number(in("A", key), travellers) + number(in("D", key), travellers)
                  : number(key, travellers);
          assertThat(cell.getTravellers()).as("%s", key).isEqualTo(counted);
        });
    return cells;
  }

  private static long number(FlowCellKey key, Map<FlowCellKey, Set<Traveller>> travellers) {
    return travellers.getOrDefault(key, Set.of()).size();
  }

  private static FlowCellKey in(String direction, FlowCellKey key) {
    return FlowCellKey.newBuilder(key).setDirection(direction).build();
  }

  /** How many crossings were supposed. */
  long supposed() {
    return assessments.values().stream().mapToLong(Assessment::supposed).sum();
  }

  private static CellGroup group(Cube cube, Crossing crossing, int month, Direction direction) {
    return new CellGroup(
        cube,
        cube.dimensions().stream().map(d -> d.codeOf(crossing)).toArray(String[]::new),
        month,
        direction);
  }

  /** The cells of a group's month and of its year. */
  private static List<FlowCellKey> keys(RuleBook rules, CellGroup group, int slot) {
    String year = String.format("%04d", group.month() / 12);
    String month = year + String.format("-%02d", group.month() % 12 + 1);
    Measure measure = Counters.measure(slot);
    String rule =
        measure == Measure.MIGRANTS ? rules.rules().get(Counters.rule(slot)).name() : "_Z";
    String direction = group.direction() == Direction.ENTRY ? "A" : "D";
    return List.of(
        key(rules.country(), "M", direction, measure, rule, group, month),
        key(rules.country(), "A", direction, measure, rule, group, year));
  }

  private static FlowCellKey key(
      String country,
      String freq,
      String direction,
      Measure measure,
      String rule,
      CellGroup g,
      String period) {
    Map<Dimension, String> codes = new TreeMap<>();
    for (Dimension dimension : Dimension.values()) {
      codes.put(dimension, g.code(dimension));
    }
    return new FlowCellKey(
        freq,
        country,
        direction,
        measure.name(),
        rule,
        codes.get(Dimension.CITIZENSHIP),
        codes.get(Dimension.SEX),
        codes.get(Dimension.AGE),
        codes.get(Dimension.BORDER_POST),
        codes.get(Dimension.TRANSPORT_MODE),
        codes.get(Dimension.PURPOSE),
        codes.get(Dimension.PERMIT),
        codes.get(Dimension.COUNTERPART),
        codes.get(Dimension.BIRTH_COUNTRY),
        period);
  }
}
