package org.borderflow.view.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.borderflow.contract.Topics;
import org.borderflow.rules.disclosure.DisclosureKey;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.RandomRounding;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.schemas.DayRange;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.OutcomeStatus;
import org.borderflow.schemas.Overstay;
import org.borderflow.schemas.Probability;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.ShortStay;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.Verdict;
import org.borderflow.view.topic.RecordedTopics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

  private static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);
  private static final Traveller ANA =
      new Traveller(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, -1});

  @TempDir Path directory;

  private final RecordedTopics topics = new RecordedTopics();

  private ResultFiles files() {
    return new ResultFiles(
        topics.reader(),
        topics.registry(),
        new FileSettings(
            directory.resolve("out"),
            directory.resolve("scratch"),
            AS_OF,
            ShortStayAllowance.SCHENGEN,
            2,
            1 << 20));
  }

  private String lines(String name, String header) throws IOException {
    String text = Files.readString(directory.resolve("out").resolve(name), StandardCharsets.UTF_8);
    assertThat(text).startsWith(header + "\n");
    return text.substring(header.length() + 1);
  }

  // outcomes.csv

  private static Outcome outcome(OutcomeStatus status, Verdict verdict, LocalDate decidedOn) {
    return Outcome.newBuilder()
        .setDirection(Direction.ENTRY)
        .setDate(LocalDate.of(2024, 3, 5))
        .setBorderPost("NZAKL")
        .setCitizenship("FJI")
        .setStatus(status)
        .setVerdict(verdict)
        .setResidentBefore(verdict == null ? null : false)
        .setResidentAfter(verdict == null ? null : verdict == Verdict.MIGRANT)
        .setDecidedOn(decidedOn)
        .build();
  }

  private static Probability likely(int millionths) {
    return new Probability(millionths, LocalDate.of(2024, 12, 31));
  }

  private void putOutcomes() {
    Outcome pending = outcome(OutcomeStatus.PENDING, null, null);
    Outcome settled = outcome(OutcomeStatus.FINAL, Verdict.MIGRANT, LocalDate.of(2025, 3, 4));
    topics
        .put(Topics.OUTCOMES, 0, new OutcomeKey(ANA, "local", "r2", "12/16"), pending)
        .put(Topics.OUTCOMES, 0, new OutcomeKey(ANA, "local", "r10", "9/12"), pending)
        .put(Topics.OUTCOMES, 0, new OutcomeKey(ANA, "local", "r10", "9/12"), settled)
        .put(Topics.OUTCOMES, 1, new OutcomeKey(ANA, "local", "r10", "12/16"), pending)
        .put(Topics.OUTCOMES, 1, new OutcomeKey(ANA, "local", "gone", "12/16"), settled)
        .put(Topics.OUTCOMES, 1, new OutcomeKey(ANA, "local", "gone", "12/16"), null)
        .put(Topics.OUTCOMES, 2, new OutcomeKey(ANA, "local", "a,b", "12/16"), pending)
        .put(Topics.PROBABILITIES, 0, new OutcomeKey(ANA, "local", "r2", "12/16"), likely(5))
        .put(Topics.PROBABILITIES, 0, new OutcomeKey(ANA, "local", "r2", "12/16"), likely(40_000))
        .put(Topics.PROBABILITIES, 1, new OutcomeKey(ANA, "local", "a,b", "12/16"), likely(1))
        .put(Topics.PROBABILITIES, 2, new OutcomeKey(ANA, "local", "a,b", "9/12"), likely(7))
        .put(Topics.PROBABILITIES, 2, new OutcomeKey(ANA, "local", "r10", "12/16"), likely(8))
        .put(Topics.PROBABILITIES, 2, new OutcomeKey(ANA, "local", "r10", "12/16"), null);
  }

  @Test
  void outcomesAreTheLatestOfEachSortedByRecordAndRule() throws IOException {
    putOutcomes();
    assertThat(files().outcomes(false)).isEqualTo(4);
    assertThat(
            lines(
                "outcomes.csv",
                "record_id,rule,direction,date,border_post,citizenship,status,outcome,"
                    + "resident_before,resident_after,decided_on,probability"))
        .isEqualTo(
            """
            "a,b",12/16,ENTRY,2024-03-05,NZAKL,FJI,PENDING,,,,,0.000001
            r10,12/16,ENTRY,2024-03-05,NZAKL,FJI,PENDING,,,,,
            r10,9/12,ENTRY,2024-03-05,NZAKL,FJI,FINAL,MIGRANT,false,true,2025-03-04,
            r2,12/16,ENTRY,2024-03-05,NZAKL,FJI,PENDING,,,,,0.040000
            """);
  }

  @Test
  void travellersAreALastColumn() throws IOException {
    putOutcomes();
    files().outcomes(true);
    String text = Files.readString(directory.resolve("out/outcomes.csv"));
    assertThat(text.lines().findFirst()).get().asString().endsWith(",probability,traveller");
    assertThat(text.lines().skip(1))
        .allSatisfy(line -> assertThat(line).endsWith(",0102030405060708090a0b0c0d0e0fff"));
  }

  // stays.csv

  private static Stay stay(
      String entry, String exit, String entryDate, String exitDate, ShortStay shortStay) {
    return Stay.newBuilder()
        .setEntryRecordId(entry)
        .setExitRecordId(exit)
        .setEntryDate(LocalDate.parse(entryDate))
        .setExitDate(exitDate == null ? null : LocalDate.parse(exitDate))
        .setGivenAuthorisedUntil(null)
        .setShortStay(shortStay)
        .build();
  }

  private static ShortStay over() {
    return new ShortStay(
        95,
        LocalDate.of(2024, 5, 1),
        Overstay.CONFIRMED,
        LocalDate.of(2024, 5, 2),
        5,
        5,
        List.of());
  }

  private static ShortStay open(List<DayRange> usedBefore) {
    return new ShortStay(
        null, LocalDate.of(2024, 5, 1), Overstay.NONE, null, null, null, usedBefore);
  }

  @Test
  void staysAreAsPublishedAndOpenOnesCountedToTheAsOfDate() throws IOException {
    var before = List.of(new DayRange(LocalDate.of(2024, 10, 1), LocalDate.of(2024, 11, 9)));
    topics
        .put(
            Topics.STAYS,
            0,
            new StayKey(ANA, "local", "e1", false),
            stay("e1", "", "2024-02-01", null, null))
        .put(
            Topics.STAYS,
            0,
            new StayKey(ANA, "local", "e1", false),
            stay("e1", "x1", "2024-02-01", "2024-05-06", over()))
        .put(
            Topics.STAYS,
            1,
            new StayKey(ANA, "local", "e2", false),
            stay("e2", "x2", "2024-06-01", "2024-06-01", null))
        .put(
            Topics.STAYS,
            1,
            new StayKey(ANA, "local", "e3", false),
            stay("e3", "", "2024-06-01", "2024-06-03", null))
        .put(
            Topics.STAYS,
            1,
            new StayKey(ANA, "local", "e4", false),
            stay("e4", "", "2024-12-01", null, null))
        .put(
            Topics.STAYS,
            2,
            new StayKey(ANA, "local", "e5", false),
            stay("e5", "", "2024-11-10", null, open(before)))
        .put(
            Topics.STAYS,
            2,
            new StayKey(ANA, "local", "e6", false),
            stay("e6", "", "2024-12-30", null, open(List.of())))
        .put(
            Topics.STAYS,
            2,
            new StayKey(ANA, "local", "x0", true),
            stay("", "x0", "2024-01-01", "2024-01-03", null))
        .put(
            Topics.STAYS,
            2,
            new StayKey(ANA, "local", "e7", false),
            stay("e7", "", "2024-01-01", null, null))
        .put(Topics.STAYS, 2, new StayKey(ANA, "local", "e7", false), null);
    assertThat(files().stays()).isEqualTo(7);
    assertThat(
            lines(
                "stays.csv",
                "entry_record_id,exit_record_id,entry_date,exit_date,nights,visit,days_used,"
                    + "authorised_until,overstay,overstay_from,overstay_days,excess_days"))
        .isEqualTo(
            """
            ,x0,2024-01-01,2024-01-03,2,OVERNIGHT,,,,,,
            e1,x1,2024-02-01,2024-05-06,95,OVERNIGHT,95,2024-05-01,CONFIRMED,2024-05-02,5,5
            e2,x2,2024-06-01,2024-06-01,0,SAME_DAY,,,,,,
            e3,,2024-06-01,2024-06-03,2,OVERNIGHT,,,,,,
            e4,,2024-12-01,,30,OPEN,,,,,,
            e5,,2024-11-10,,51,OPEN,92,2024-12-29,SUSPECTED,2024-12-30,2,2
            e6,,2024-12-30,,1,OPEN,2,2025-03-29,NONE,,0,0
            """);
  }

  // flows.csv

  private static final String FLOW_COLUMNS =
      "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,DIRECTION,MEASURE,RULE,CITIZENSHIP,"
          + "SEX,AGE,BORDER_POST,TRANSPORT_MODE,PURPOSE,PERMIT,COUNTERPART,"
          + "BIRTH_COUNTRY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,AS_OF,"
          + "FINAL_COUNT,PENDING_COUNT,LOWER,UPPER,SHARE_FINAL";

  private static FlowCellKey cell(String measure, String direction, String period) {
    FlowCellKey key = new FlowCellKey();
    FlowCellKey.SCHEMA$.getFields().forEach(field -> key.put(field.pos(), "_T"));
    key.put(FlowCellKey.SCHEMA$.getField("freq").pos(), "M");
    key.put(FlowCellKey.SCHEMA$.getField("refArea").pos(), "NZL");
    key.put(FlowCellKey.SCHEMA$.getField("direction").pos(), direction);
    key.put(FlowCellKey.SCHEMA$.getField("measure").pos(), measure);
    key.put(FlowCellKey.SCHEMA$.getField("rule").pos(), "12/16");
    key.put(FlowCellKey.SCHEMA$.getField("timePeriod").pos(), period);
    return key;
  }

  private static FlowCell of(long travellers, FlowCell cell) {
    return FlowCell.newBuilder(cell).setTravellers(travellers).build();
  }

  /** A cell in which what is pending is expected in full. */
  private static FlowCell counted(long settled, long pending) {
    long all = 1000 * (settled + pending);
    return estimated(settled, pending, all, all, all, pending == 0 ? 1000 : 500);
  }

  private static FlowCell estimated(
      long settled, long pending, long estimate, long lower, long upper, int shareFinal) {
    return new FlowCell(settled, pending, 9L, estimate, lower, upper, shareFinal);
  }

  @Test
  void flowsAreSdmxCsvWithoutEmptyCells() throws IOException {
    topics
        .put(
            Topics.FLOW_CELLS,
            0,
            cell("MIGRANTS", "NET", "2024-03"),
            estimated(-3, 1, -2_250, -4_012, -400, 750))
        .put(Topics.FLOW_CELLS, 0, cell("MIGRANTS", "D", "2024-03"), counted(0, 0))
        .put(
            Topics.FLOW_CELLS,
            0,
            cell("MIGRANTS", "D", "2024-04"),
            estimated(0, 4, 712, 0, 3_999, 0))
        .put(
            Topics.FLOW_CELLS,
            1,
            cell("MIGRANTS", "A", "2024-03"),
            estimated(1, 2, 1_500, 1_000, 2_600, 667))
        .put(Topics.FLOW_CELLS, 1, cell("MIGRANTS", "A", "2024-02"), counted(9, 0))
        .put(
            Topics.FLOW_CELLS,
            1,
            cell("NIGHTS", "D", "2024-02"),
            estimated(10, 5, 15_000, 9_750, 15_000, 667))
        .put(Topics.FLOW_CELLS, 2, cell("CROSSINGS", "A", "2024-02"), counted(7, 0))
        .put(Topics.FLOW_CELLS, 2, cell("CROSSINGS", "A", "2024-03"), counted(7, 0))
        .put(Topics.FLOW_CELLS, 2, cell("CROSSINGS", "A", "2024-03"), counted(0, 0))
        .put(Topics.FLOW_CELLS, 2, cell("CROSSINGS", "D", "2024-03"), counted(7, 0))
        .put(Topics.FLOW_CELLS, 2, cell("CROSSINGS", "D", "2024-03"), null);
    assertThat(files().flows()).isEqualTo(6);
    assertThat(lines("flows.csv", FLOW_COLUMNS))
        .isEqualTo(
            """
            A,CROSSINGS,12/16,…,2024-02,7,A,N,2024-12-31,7,0,,,1.000
            A,MIGRANTS,12/16,…,2024-02,9,A,N,2024-12-31,9,0,9,9,1.000
            A,MIGRANTS,12/16,…,2024-03,1.500,P,N,2024-12-31,1,2,1.000,2.600,0.667
            D,MIGRANTS,12/16,…,2024-04,0.712,P,N,2024-12-31,0,4,0.000,3.999,0.000
            D,NIGHTS,12/16,…,2024-02,15,P,N,2024-12-31,10,5,,,0.667
            NET,MIGRANTS,12/16,…,2024-03,-2.250,P,N,2024-12-31,-3,1,-4.012,-0.400,0.750
            """
                .replace("…", "_T,_T,_T,_T,_T,_T,_T,_T,_T")
                .replaceAll("(?m)^(?=.)", "dataflow,BF:FLOWS(1.0),I,M,NZL,"));
  }

  // flows-public.csv

  private void put(String measure, String direction, String period, long settled) {
    put(measure, direction, period, settled, 0);
  }

  /** As many travellers as there are things counted. */
  private void put(String measure, String direction, String period, long settled, long pending) {
    FlowCell migrants = estimated(settled, pending, 1000 * settled, 0, 0, 0);
    FlowCell cell = measure.equals("MIGRANTS") ? migrants : counted(settled, pending);
    put(measure, direction, period, of(settled + pending, cell));
  }

  private void put(String measure, String direction, String period, FlowCell cell) {
    topics.put(Topics.FLOW_CELLS, 0, cell(measure, direction, period), cell);
  }

  @Test
  void publicFlowsTellNoMoreThanTheirMethod() throws IOException {
    put("CROSSINGS", "A", "2024-01", 12);
    put("CROSSINGS", "D", "2024-01", 12);
    put("CROSSINGS", "A", "2024-02", 30);
    put("CROSSINGS", "NET", "2024-02", 30);
    put("CROSSINGS", "D", "2024-03", 6);
    put("CROSSINGS", "NET", "2024-03", -6);
    put("CROSSINGS", "A", "2024-04", 5);
    put("CROSSINGS", "D", "2024-04", 30);
    put("CROSSINGS", "NET", "2024-04", -25);
    put("MIGRANTS", "A", "2024-01", 9);
    put("MIGRANTS", "D", "2024-01", 6, 3);
    put("MIGRANTS", "NET", "2024-01", 3, 3);
    put("MIGRANTS", "A", "2024-02", 0, 7);
    put("MIGRANTS", "NET", "2024-02", 0, 7);
    put("NIGHTS", "D", "2024-01", 5);
    put("NIGHTS", "D", "2024-02", 2376);
    put("NIGHTS", "D", "2024-03", of(6, counted(2376, 0)));
    put("NIGHTS", "D", "2024-04", of(5, counted(2376, 0)));
    put("CROSSINGS", "A", "2024-05", of(5, counted(30, 0)));
    put("CROSSINGS", "D", "2024-05", of(6, counted(30, 0)));
    put("OVERNIGHT_VISITS", "A", "2024-01", 3, 3);
    put("OVERNIGHT_VISITS", "A", "2024-02", 3, 2);
    files().flows();
    DisclosureMethod method = new RandomRounding(DisclosureKey.PUBLISHED);
    assertThat(files().publicFlows(method)).isEqualTo(22);
    assertThat(lines("flows-public.csv", FLOW_COLUMNS))
        .isEqualTo(
            """
            A,CROSSINGS,12/16,…,2024-01,12,A,P,2024-12-31,,,,,
            A,CROSSINGS,12/16,…,2024-02,30,A,P,2024-12-31,,,,,
            A,CROSSINGS,12/16,…,2024-04,,A,C,2024-12-31,,,,,
            A,CROSSINGS,12/16,…,2024-05,,A,C,2024-12-31,,,,,
            A,MIGRANTS,12/16,…,2024-01,9,A,P,2024-12-31,,,,,
            A,OVERNIGHT_VISITS,12/16,…,2024-01,6,P,P,2024-12-31,,,,,
            A,OVERNIGHT_VISITS,12/16,…,2024-02,,P,C,2024-12-31,,,,,
            D,CROSSINGS,12/16,…,2024-01,12,A,P,2024-12-31,,,,,
            D,CROSSINGS,12/16,…,2024-03,6,A,P,2024-12-31,,,,,
            D,CROSSINGS,12/16,…,2024-04,30,A,P,2024-12-31,,,,,
            D,CROSSINGS,12/16,…,2024-05,30,A,P,2024-12-31,,,,,
            D,MIGRANTS,12/16,…,2024-01,6,P,P,2024-12-31,,,,,
            D,NIGHTS,12/16,…,2024-01,,A,C,2024-12-31,,,,,
            D,NIGHTS,12/16,…,2024-02,2376,A,P,2024-12-31,,,,,
            D,NIGHTS,12/16,…,2024-03,2376,A,P,2024-12-31,,,,,
            D,NIGHTS,12/16,…,2024-04,,A,C,2024-12-31,,,,,
            NET,CROSSINGS,12/16,…,2024-01,0,A,P,2024-12-31,,,,,
            NET,CROSSINGS,12/16,…,2024-02,30,A,P,2024-12-31,,,,,
            NET,CROSSINGS,12/16,…,2024-03,-6,A,P,2024-12-31,,,,,
            NET,CROSSINGS,12/16,…,2024-04,,A,C,2024-12-31,,,,,
            NET,CROSSINGS,12/16,…,2024-05,,A,C,2024-12-31,,,,,
            NET,MIGRANTS,12/16,…,2024-01,3,P,P,2024-12-31,,,,,
            """
                .replace("…", "_T,_T,_T,_T,_T,_T,_T,_T,_T")
                .replaceAll("(?m)^(?=.)", "dataflow,BF:FLOWS(1.0),I,M,NZL,"));
  }

  @Test
  void publicFlowsAreMonthsAndYearsWhateverTheCodesAre() throws IOException {
    for (String freq : List.of("A", "M")) {
      for (String direction : List.of("A", "D")) {
        for (String post : List.of("a,b", "a\"b", "\uFF5E", "\uD83D\uDEA2")) {
          FlowCellKey key = cell("CROSSINGS", direction, freq.equals("A") ? "2024" : "2024-05");
          key.put(FlowCellKey.SCHEMA$.getField("freq").pos(), freq);
          key.put(FlowCellKey.SCHEMA$.getField("borderPost").pos(), post);
          topics.put(Topics.FLOW_CELLS, 1, key, counted(9, 0));
        }
      }
    }
    files().flows();
    DisclosureMethod method = new RandomRounding(DisclosureKey.PUBLISHED);
    assertThat(files().publicFlows(method)).as("arrivals, departures, net").isEqualTo(2 * 3 * 4);
    List<String> rows = lines("flows-public.csv", FLOW_COLUMNS).lines().toList();
    assertThat(rows).filteredOn(row -> row.contains(",NET,")).hasSize(2 * 4);
    assertThat(rows.get(rows.size() - 1)).contains(",NET,", ",\uD83D\uDEA2,", ",2024-05,0,A,P,");
  }

  // rejected.csv

  private static Rejection rejection(
      String run, String source, long line, String recordId, RejectionReason reason) {
    return new Rejection(
        "local", new Origin(run, source, line), recordId, reason, "sex", "one of M, F", "AKL");
  }

  @Test
  void rejectedAreThoseOfTheRunAndThoseThatWait() throws IOException {
    RecordKey key = new RecordKey("local", "x");
    RejectionReason bad = RejectionReason.BAD_VALUE;
    RejectionReason awaits = RejectionReason.UNKNOWN_TARGET;
    topics
        .put(Topics.REJECTED, 0, key, rejection("now", "b.csv", 10, "r1", bad))
        .put(Topics.REJECTED, 0, key, rejection("now", "b.csv", 9, "r2", bad))
        .put(Topics.REJECTED, 1, key, rejection("now", "b.csv", 9, "r2", bad))
        .put(Topics.REJECTED, 1, key, rejection("now", "b.csv", 9, "", bad))
        .put(Topics.REJECTED, 1, key, rejection("then", "b.csv", 3, "r3", bad))
        .put(Topics.REJECTED, 2, key, rejection("now", "a.csv", 100, "r4", bad))
        .put(
            Topics.AWAITING_TARGET,
            0,
            new RecordKey("local", "c1"),
            rejection("then", "a.csv", 5, "c1", awaits))
        .put(
            Topics.AWAITING_TARGET,
            0,
            new RecordKey("local", "c2"),
            rejection("now", "a.csv", 6, "c2", awaits))
        .put(Topics.AWAITING_TARGET, 0, new RecordKey("local", "c2"), null)
        .put(
            Topics.AWAITING_TARGET,
            0,
            new RecordKey("local", "c3"),
            rejection("now", "a.csv", 7, "c3", awaits));
    assertThat(files().rejected("now")).isEqualTo(new RejectedCount(7, 1));
    assertThat(files().rejected("then")).isEqualTo(new RejectedCount(3, 1));
    assertThat(files().rejected("now")).isEqualTo(new RejectedCount(7, 1));
    assertThat(lines("rejected.csv", "source,line,record_id,reason,field,message"))
        .isEqualTo(
            """
            a.csv,5,c1,UNKNOWN_TARGET,sex,"one of M, F"
            a.csv,7,c3,UNKNOWN_TARGET,sex,"one of M, F"
            a.csv,100,r4,BAD_VALUE,sex,"one of M, F"
            b.csv,9,,BAD_VALUE,sex,"one of M, F"
            b.csv,9,r2,BAD_VALUE,sex,"one of M, F"
            b.csv,9,r2,BAD_VALUE,sex,"one of M, F"
            b.csv,10,r1,BAD_VALUE,sex,"one of M, F"
            """);
  }

  @Test
  void thoseThatWaitNeedNoMoreMemoryThanGiven() throws IOException {
    int many = 20_000;
    for (int i = 0; i < many; i++) {
      RecordKey key = new RecordKey("local", "c" + i);
      RejectionReason awaits = RejectionReason.UNKNOWN_TARGET;
      topics.put(Topics.AWAITING_TARGET, i % 3, key, rejection("now", "a.csv", i, "c" + i, awaits));
      if (i % 2 == 0) {
        topics.put(Topics.AWAITING_TARGET, i % 3, key, null);
      }
    }
    assertThat(files().rejected("now")).isEqualTo(new RejectedCount(many / 2, many / 2));
    assertThat(Files.readAllLines(directory.resolve("out/rejected.csv")))
        .hasSize(1 + many / 2)
        .startsWith("source,line,record_id,reason,field,message")
        .endsWith("a.csv,19999,c19999,UNKNOWN_TARGET,sex,\"one of M, F\"");
  }

  @Test
  void nothingIsAHeader() throws IOException {
    assertThat(files().outcomes(false)).isZero();
    assertThat(directory.resolve("out/outcomes.csv")).content().hasLineCount(1);
  }
}
