package org.borderflow.endtoend.border;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.borderflow.rules.AssessedCrossing;
import org.borderflow.rules.AssessedStay;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.Residence;
import org.borderflow.rules.stay.ShortStay;
import org.borderflow.rules.stay.Stay;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.Probability;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.Recount;
import org.borderflow.topology.codec.ResultCodec;

/**
 * A recount as the files that a replay must write, made from the rules' own words.
 *
 * @param asOf the as-of date of the recount
 */
public record ExpectedFiles(Recount recount, RuleBook rules, LocalDate asOf) {

  /** {@code outcomes.csv}. */
  public String outcomes() {
    Rows rows =
        new Rows(
            "record_id,rule,direction,date,border_post,citizenship,status,outcome,"
                + "resident_before,resident_after,decided_on,probability");
    recount
        .assessments()
        .forEach(
            (traveller, assessment) ->
                assessment.crossings().forEach(assessed -> putOutcomes(traveller, assessed, rows)));
    return rows.text();
  }

  private void putOutcomes(Traveller traveller, AssessedCrossing assessed, Rows rows) {
    Crossing crossing = assessed.crossing();
    for (int i = 0; i < rules.rules().size(); i++) {
      String rule = rules.rules().get(i).name();
      Outcome outcome = assessed.outcomes().get(i);
      rows.put(
          crossing.recordId(),
          rule,
          crossing.direction(),
          date(crossing.date()),
          crossing.borderPost(),
          crossing.citizenship(),
          outcome.status(),
          outcome.verdict(),
          resident(outcome.before()),
          resident(outcome.after()),
          date(outcome.decidedOn()),
          probability(
              recount.probabilities().get(ResultCodec.outcomeKey(traveller, crossing, rule))));
    }
  }

  private static Object probability(Probability probability) {
    return probability == null ? "" : BigDecimal.valueOf(probability.getMillionths(), 6);
  }

  /** {@code stays.csv}. */
  public String stays() {
    Rows rows =
        new Rows(
            "entry_record_id,exit_record_id,entry_date,exit_date,nights,visit,days_used,"
                + "authorised_until,overstay,overstay_from,overstay_days,excess_days");
    recount.assessments().values().stream()
        .flatMap(assessment -> assessment.stays().stream())
        .map(AssessedStay::stay)
        .forEach(stay -> putStay(stay, rows));
    return rows.text();
  }

  private static void putStay(Stay stay, Rows rows) {
    String entry = stay.entrySupposed() ? "" : stay.entry().recordId();
    String exit = stay.isOpen() || stay.exitSupposed() ? "" : stay.exit().recordId();
    ShortStay used = stay.shortStay();
    rows.put(
        entry,
        exit,
        date(stay.entryDate()),
        date(stay.exitDate()),
        stay.nights(),
        stay.visit(),
        used == null ? "" : used.daysUsed(),
        used == null ? "" : date(used.authorisedUntil()),
        used == null ? "" : used.overstay(),
        used == null ? "" : date(used.overstayFrom()),
        used == null ? "" : used.overstayDays(),
        used == null ? "" : used.excessDays());
  }

  /** {@code flows.csv}. */
  public String flows() {
    Rows rows =
        new Rows(
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,DIRECTION,MEASURE,RULE,CITIZENSHIP,SEX,AGE,"
                + "BORDER_POST,TRANSPORT_MODE,PURPOSE,PERMIT,COUNTERPART,BIRTH_COUNTRY,TIME_PERIOD,"
                + "OBS_VALUE,OBS_STATUS,CONF_STATUS,AS_OF,FINAL_COUNT,PENDING_COUNT,LOWER,UPPER,"
                + "SHARE_FINAL");
    recount.cells().forEach((key, cell) -> putCell(key, cell, rows));
    return rows.text();
  }

  private void putCell(FlowCellKey key, FlowCell cell, Rows rows) {
    List<String> dimensions =
        IntStream.range(0, key.getSchema().getFields().size())
            .mapToObj(key::get)
            .map(Object::toString)
            .toList();
    long settled = cell.getFinalCount();
    long pending = cell.getPendingCount();
    List<Object> columns = new ArrayList<>(List.of("dataflow", "BF:FLOWS(1.0)", "I"));
    columns.addAll(dimensions);
    boolean migrants = key.getMeasure().equals("MIGRANTS");
    boolean estimated = migrants && pending != 0;
    columns.add(number(cell.getEstimate(), estimated));
    columns.add(pending == 0 ? "A" : "P");
    columns.add("N");
    columns.add(asOf);
    columns.add(settled);
    columns.add(pending);
    columns.add(migrants ? number(cell.getLower(), estimated) : "");
    columns.add(migrants ? number(cell.getUpper(), estimated) : "");
    columns.add(BigDecimal.valueOf(cell.getShareFinal(), 3));
    rows.put(columns.toArray());
  }

  private static BigDecimal number(long thousandths, boolean estimated) {
    return BigDecimal.valueOf(thousandths, 3).setScale(estimated ? 3 : 0, RoundingMode.UNNECESSARY);
  }

  /** Crossings set aside. */
  public long setAside() {
    return recount.assessments().values().stream()
        .filter(assessment -> assessment.setAside())
        .flatMap(assessment -> assessment.crossings().stream())
        .filter(assessed -> assessed.outcomes().get(0).equals(Outcome.SET_ASIDE))
        .count();
  }

  /** Crossings supposed. */
  public long supposed() {
    return recount.assessments().values().stream()
        .mapToLong(assessment -> assessment.supposed())
        .sum();
  }

  private static String date(int day) {
    return day == Day.NONE ? "" : LocalDate.ofEpochDay(day).toString();
  }

  private static String resident(Residence residence) {
    return switch (residence) {
      case RESIDENT -> "true";
      case NON_RESIDENT -> "false";
      case UNKNOWN -> "";
    };
  }

  /** Rows in the order of their columns, one after the other. */
  private static final class Rows {

    private final String header;
    private final List<List<String>> rows = new ArrayList<>();

    Rows(String header) {
      this.header = header;
    }

    void put(Object... columns) {
      rows.add(Arrays.stream(columns).map(value -> value == null ? "" : value.toString()).toList());
    }

    String text() {
      rows.sort(Rows::order);
      StringBuilder text = new StringBuilder(header).append('\n');
      rows.forEach(row -> text.append(Csv.line(row.toArray())).append('\n'));
      return text.toString();
    }

    private static int order(List<String> a, List<String> b) {
      return Arrays.compare(a.toArray(String[]::new), b.toArray(String[]::new));
    }
  }
}
