package org.borderflow.topology;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.Assessment;
import org.borderflow.rules.Examination;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.flow.CellGroup;
import org.borderflow.rules.flow.Contributions;
import org.borderflow.rules.flow.Counters;
import org.borderflow.rules.flow.Cube;
import org.borderflow.rules.flow.Cubes;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
import org.borderflow.rules.flow.Tally;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.Probability;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.ResultCodec;

/**
 * What the stream must say, counted at once from the set of records: which stand, what the rules
 * say of each traveller, and the sums. It shares the rules with the stream and nothing of its
 * state.
 */
public record Recount(
    Map<Traveller, Assessment> assessments,
    Map<OutcomeKey, Outcome> outcomes,
    Map<OutcomeKey, Probability> probabilities,
    Map<StayKey, Stay> stays,
    Map<FlowCellKey, FlowCell> cells) {

  /** Counts it all from the records that were accepted and the residence known from elsewhere. */
  public static Recount of(
      Set<ReceivedCrossing> records,
      Map<Traveller, Set<InitialStatus>> statuses,
      RuleBook rules,
      LocalDate asOf) {
    Map<Traveller, Assessment> assessments = new HashMap<>();
    Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
    Map<StayKey, Stay> stays = new HashMap<>();
    Tally tally = new Tally(rules.rules().size());
    RecountedEstimates estimates = new RecountedEstimates(rules, asOf);
    Contributions contributions = new Contributions(Cubes.standard());
    Map<FlowCellKey, Set<Traveller>> travellers = new HashMap<>();
    Map<Traveller, Traveller> representatives = representatives(records);
    Map<Traveller, Set<InitialStatus>> known = new HashMap<>();
    statuses.forEach(
        (traveller, all) ->
            known
                .computeIfAbsent(
                    representatives.getOrDefault(traveller, traveller), t -> new HashSet<>())
                .addAll(all));
    standing(records, representatives)
        .forEach(
            (traveller, crossings) -> {
              Examination examination =
                  rules.examine(
                      FoldedPast.NONE,
                      crossings,
                      KnownResidence.of(known.getOrDefault(traveller, Set.of())),
                      (int) asOf.toEpochDay());
              Assessment assessment = examination.assessment();
              estimates.add(traveller, examination.judgement());
              assessments.put(traveller, assessment);
              contributions.ofAll(
                  assessment,
                  (crossing, month, direction, slot, settled, n) ->
                      Cubes.standard().stream()
                          .map(cube -> group(cube, crossing, month, direction))
                          .flatMap(group -> keys(rules, group, slot).stream())
                          .forEach(
                              key ->
                                  travellers
                                      .computeIfAbsent(key, k -> new HashSet<>())
                                      .add(traveller)));
              for (AssessedCrossing assessed : assessment.crossings()) {
                contributions.count(assessed, 1, tally);
                for (int rule = 0; rule < rules.rules().size(); rule++) {
                  outcomes.put(
                      ResultCodec.outcomeKey(
                          traveller, assessed.crossing(), rules.rules().get(rule).name()),
                      ResultCodec.outcome(assessed.crossing(), assessed.outcomes().get(rule)));
                }
              }
              for (AssessedStay assessed : assessment.stays()) {
                contributions.count(assessed, 1, tally);
                stays.put(
                    ResultCodec.stayKey(traveller, assessed.stay()),
                    ResultCodec.stay(assessed.stay()));
              }
            });
    estimates.estimate();
    return new Recount(
        assessments,
        outcomes,
        estimates.probabilities(),
        stays,
        new RecountedCells(rules, estimates).of(tally, travellers));
  }

  /** How many crossings were supposed. */
  long supposed() {
    return assessments.values().stream().mapToLong(Assessment::supposed).sum();
  }

  /** Of those who are linked, each with the least of all to whom it is linked. */
  private static Map<Traveller, Traveller> representatives(Set<ReceivedCrossing> records) {
    Map<Set<Traveller>, List<ReceivedCrossing>> statements =
        records.stream()
            .filter(record -> record.getLink() != null)
            .collect(
                groupingBy(
                    record ->
                        new HashSet<>(
                            List.of(
                                record.getLink().getTraveller(), record.getLink().getLinked()))));
    Map<Traveller, Traveller> representatives = new HashMap<>();
    statements.keySet().forEach(pair -> pair.forEach(one -> representatives.put(one, one)));
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Map.Entry<Set<Traveller>, List<ReceivedCrossing>> pair : statements.entrySet()) {
        if (linked(pair.getValue())) {
          Traveller least =
              pair.getKey().stream().map(representatives::get).sorted().findFirst().orElseThrow();
          for (Traveller one : pair.getKey()) {
            changed |= !representatives.put(one, least).equals(least);
          }
        }
      }
    }
    return representatives;
  }

  private static boolean linked(List<ReceivedCrossing> statements) {
    int highest = statements.stream().mapToInt(ReceivedCrossing::getVersion).max().orElseThrow();
    return statements.stream()
        .filter(statement -> statement.getVersion() == highest)
        .noneMatch(statement -> statement.getRecordType() == RecordType.IDENTITY_UNLINK);
  }

  /** The crossings that stand, by traveller. */
  private static Map<Traveller, Set<Crossing>> standing(
      Set<ReceivedCrossing> records, Map<Traveller, Traveller> representatives) {
    Map<List<String>, List<ReceivedCrossing>> amendmentsOf =
        records.stream()
            .filter(record -> record.getCorrects() != null)
            .collect(groupingBy(record -> List.of(record.getAgency(), record.getCorrects())));
    Map<Traveller, Set<Crossing>> standing = new LinkedHashMap<>();
    for (ReceivedCrossing original : records) {
      if (original.getRecordType() != RecordType.NEW) {
        continue;
      }
      List<ReceivedCrossing> amendments =
          amendmentsOf.getOrDefault(
              List.of(original.getAgency(), original.getRecordId()), List.of());
      if (amendments.stream().anyMatch(r -> r.getRecordType() == RecordType.CANCELLATION)) {
        continue;
      }
      org.borderflow.schemas.Crossing facts =
          amendments.stream()
              .max(
                  Comparator.comparingInt(ReceivedCrossing::getVersion)
                      .thenComparing(ReceivedCrossing::getRecordId))
              .orElse(original)
              .getCrossing();
      standing
          .computeIfAbsent(
              representatives.getOrDefault(facts.getTraveller(), facts.getTraveller()),
              t -> new HashSet<>())
          .add(AvroCrossings.toRules(original.getAgency(), original.getRecordId(), facts));
    }
    return standing;
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
