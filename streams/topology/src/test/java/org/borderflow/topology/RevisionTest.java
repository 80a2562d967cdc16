package org.borderflow.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.estimates.Method;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.topology.recount.DailyFlows;
import org.borderflow.topology.recount.LogEnd;
import org.borderflow.topology.recount.ReceivedRecords;
import org.borderflow.topology.recount.Revision;
import org.borderflow.topology.recount.Revision.Part;
import org.borderflow.topology.recount.TotalCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a release is not what the one before it was. */
class RevisionTest {

  private static final LocalDate FORMER = LocalDate.parse("2022-03-31");
  private static final LocalDate NOW = LocalDate.parse("2023-02-15");
  private static final RuleBook RULES = rules("12/16");

  private final List<ReceivedCrossing> before = new ArrayList<>();
  private final List<ReceivedCrossing> since = new ArrayList<>();

  private static RuleBook rules(String... names) {
    NamedRules named = NamedRules.standard();
    return new RuleBook(
        "NZL", List.of(names).stream().map(named::named).toList(), Anomalies.SET_ASIDE);
  }

  @Test
  void whatHasHappenedSinceIsNew() {
    before.add(Records.entry("a", 1, "2022-02-01"));
    since.add(Records.entry("b", 2, "2022-04-01"));

    assertThat(parts("CROSSINGS", "A", "2022")).isEqualTo(Map.of(Part.NEW_RECORDS, 1_000L));
    assertThat(parts("CROSSINGS", "A", "2022-02")).isEmpty();
  }

  @Test
  void whatHadHappenedButWasNotReceivedIsLate() {
    before.add(Records.entry("a", 1, "2022-02-01"));
    since.add(Records.entry("b", 2, "2022-02-28"));

    assertThat(parts("CROSSINGS", "A", "2022-02")).isEqualTo(Map.of(Part.LATE_RECORDS, 1_000L));
  }

  @Test
  void aCorrectionAndACancellationAreTold() {
    before.add(Records.entry("a", 1, "2022-02-01"));
    before.add(Records.entry("b", 2, "2022-02-02"));
    since.add(
        Records.correction(
            "c", "a", 1, Records.crossing(1, Direction.ENTRY, "2022-04-20").build()));
    since.add(Records.cancellation("d", "b"));

    assertThat(parts("CROSSINGS", "A", "2022-02"))
        .isEqualTo(Map.of(Part.CORRECTIONS_AND_LINKS, -2_000L));
    assertThat(parts("CROSSINGS", "A", "2022-04")).isEqualTo(Map.of(Part.NEW_RECORDS, 1_000L));
  }

  @Test
  void aLinkThatMakesTwoStaysOfNoneIsACorrection() {
    before.add(Records.entry("a", 1, "2022-02-01"));
    before.add(Records.exit("b", 2, "2022-02-05"));
    since.add(Records.link("l", RecordType.IDENTITY_LINK, 1, 1, 2));

    assertThat(parts("OVERNIGHT_VISITS", "A", "2022-02"))
        .isEqualTo(Map.of(Part.CORRECTIONS_AND_LINKS, 1_000L));
    assertThat(parts("NIGHTS", "D", "2022-02"))
        .isEqualTo(Map.of(Part.CORRECTIONS_AND_LINKS, 4_000L));
  }

  @Test
  void aVerdictThatHasFallenIsNoRecordOfItsOwn() {
    before.add(Records.entry("a", 1, "2022-02-01"));

    Map<Part, Long> parts = parts("MIGRANTS", "A", "2022-02");

    assertThat(parts.keySet()).containsExactly(Part.OUTCOMES_NOW_KNOWN);
  }

  @Test
  void otherRulesAreAPartOfTheirOwn() {
    before.add(Records.entry("a", 1, "2021-01-01"));
    before.add(Records.exit("b", 1, "2021-11-01"));

    Revision.Row row = row(rules("9/12"), "MIGRANTS", "9/12", "A", "2021-01");

    assertThat(row.previous()).isZero();
    assertThat(moved(row)).isEqualTo(Map.of(Part.RULES, 1_000L));
    assertThat(row.current()).isEqualTo(1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void thePartsAddUpWhateverHappened(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      String id = "r" + i;
      int traveller = 1 + random.nextInt(60);
      String date = LocalDate.parse("2021-01-01").plusDays(random.nextInt(770)).toString();
      Direction direction = random.nextBoolean() ? Direction.ENTRY : Direction.EXIT;
      Crossing crossing = Records.crossing(traveller, direction, date).build();
      ReceivedCrossing record =
          switch (random.nextInt(12)) {
            case 0 -> Records.correction(id, "r" + random.nextInt(400), i, crossing);
            case 1 -> Records.cancellation(id, "r" + random.nextInt(400));
            case 2 -> Records.link(id, RecordType.IDENTITY_LINK, 1, traveller, 1 + i % 60);
            default -> Records.received(id, crossing);
          };
      (random.nextInt(3) == 0 ? since : before).add(record);
    }

    List<Revision.Row> rows = rows(rules("12/16", "9/12"));

    assertThat(rows).hasSizeGreaterThan(50);
    for (Revision.Row row : rows) {
      long parts = row.parts().values().stream().mapToLong(Long::longValue).sum();
      assertThat(row.previous() + parts).as("%s", row.cell()).isEqualTo(row.current());
    }
    Map<TotalCell, Long> current = new HashMap<>();
    rows.forEach(row -> current.put(row.cell(), row.current()));
    current.values().removeIf(value -> value == 0);
    assertThat(current).isEqualTo(totals(count(rules("12/16", "9/12"))));
    assertThat(rows)
        .anySatisfy(row -> assertThat(moved(row)).containsKey(Part.LATE_RECORDS))
        .anySatisfy(row -> assertThat(moved(row)).containsKey(Part.CORRECTIONS_AND_LINKS))
        .anySatisfy(row -> assertThat(moved(row)).containsKey(Part.OUTCOMES_NOW_KNOWN));
  }

  private Map<Part, Long> parts(String measure, String direction, String period) {
    String rule = measure.equals("MIGRANTS") ? "12/16" : "_Z";
    return moved(row(RULES, measure, rule, direction, period));
  }

  private static Map<Part, Long> moved(Revision.Row row) {
    Map<Part, Long> parts = new HashMap<>(row.parts());
    parts.values().removeIf(part -> part == 0);
    return parts;
  }

  private Revision.Row row(
      RuleBook rules, String measure, String rule, String direction, String period) {
    TotalCell cell = new TotalCell(measure, rule, direction, period);
    return rows(rules).stream().filter(row -> row.cell().equals(cell)).findFirst().orElseThrow();
  }

  private List<Revision.Row> rows(RuleBook rules) {
    LogEnd end = new LogEnd(Map.of(0, (long) before.size()));
    LogEnd all = new LogEnd(Map.of(0, (long) before.size() + since.size()));
    ReceivedRecords records = records();
    DailyFlows former =
        new DailyFlows(
            records.histories(
                record -> end.covers(record) && record.isKnownOn(Day.of(FORMER)), end),
            Method.of(RULES),
            Day.of(FORMER));
    return Revision.of(
        new Revision.Former(end, Day.of(FORMER), Method.of(RULES), totals(former)),
        records,
        all,
        Method.of(rules),
        Day.of(NOW),
        count(rules));
  }

  private DailyFlows count(RuleBook rules) {
    LogEnd all = new LogEnd(Map.of(0, (long) before.size() + since.size()));
    return new DailyFlows(
        records().histories(record -> record.isKnownOn(Day.of(NOW)), all),
        Method.of(rules),
        Day.of(NOW));
  }

  private ReceivedRecords records() {
    ReceivedRecords records = new ReceivedRecords();
    long offset = 0;
    for (ReceivedCrossing record : before) {
      records.add(record, 0, offset++);
    }
    for (ReceivedCrossing record : since) {
      records.add(record, 0, offset++);
    }
    return records;
  }

  /** As they are published, by another way. */
  private static Map<TotalCell, Long> totals(DailyFlows flows) {
    Map<TotalCell, Long> totals = new HashMap<>();
    flows
        .tabulation()
        .cells()
        .forEach(
            (key, cell) -> {
              boolean total =
                  List.of(
                          key.getCitizenship(),
                          key.getSex(),
                          key.getAge(),
                          key.getBorderPost(),
                          key.getTransportMode(),
                          key.getPurpose(),
                          key.getPermit(),
                          key.getCounterpart(),
                          key.getBirthCountry())
                      .stream()
                      .allMatch("_T"::equals);
              if (total && value(cell) != 0) {
                totals.put(
                    new TotalCell(
                        key.getMeasure(), key.getRule(), key.getDirection(), key.getTimePeriod()),
                    value(cell));
              }
            });
    return totals;
  }

  private static long value(FlowCell cell) {
    return cell.getEstimate();
  }
}
