package org.borderflow.topology.recount;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.borderflow.estimates.Method;
import org.borderflow.topology.codec.ReceivedRecord;

/**
 * Why the cells of a release are not those of the release before.
 *
 * <p>The former release is counted again, and then once more after each thing that has changed
 * since; each part of the difference is what one such step adds, so that the parts add up exactly.
 * Of a crossing that is pending before and after a step the probability stays as it was until the
 * last but one: what the estimator has learned meanwhile is a part of its own.
 */
public final class Revision {

  /** What may have changed a cell, in the order of the published columns. */
  public enum Part {
    /** What belongs to days after the former as-of date. */
    NEW_RECORDS,
    /** Crossings of days until the former as-of date that were received after that release. */
    LATE_RECORDS,
    /** Corrections, cancellations, links and residence statuses received since. */
    CORRECTIONS_AND_LINKS,
    /**
     * What is known now of earlier crossings and stays, as days have passed and people moved on.
     */
    OUTCOMES_NOW_KNOWN,
    /** Other probabilities of crossings that are pending still, or another version of the code. */
    MODEL,
    /** Other rules, or another prior. */
    RULES
  }

  /**
   * What was released before.
   *
   * @param end how much of the log it was made from
   * @param asOf its as-of date, in days since 1970-01-01
   * @param method how it was counted
   * @param thousandths the values of its cells, in thousandths
   */
  public record Former(LogEnd end, int asOf, Method method, Map<TotalCell, Long> thousandths) {}

  /**
   * The difference in one cell, in thousandths.
   *
   * @param cell which one
   * @param previous its value in the former release, 0 if it was not there
   * @param parts they add up to the difference
   * @param current its value now, 0 if it is not there
   */
  public record Row(TotalCell cell, long previous, Map<Part, Long> parts, long current) {}

  private final List<Step> steps = new ArrayList<>();
  private final ReceivedRecords records;

  /** What the cells are once a part is taken into account. */
  private record Step(Part part, SortedMap<TotalCell, Long> cells) {}

  private Revision(ReceivedRecords records) {
    this.records = records;
  }

  /**
   * Explains a release.
   *
   * @param former the release before
   * @param records what is received by now
   * @param end how much of the log this release is made from
   * @param method how this release is counted
   * @param asOf its as-of date; not before the former one
   * @param current the count of this release
   * @return all cells of either, in the order of their columns
   */
  public static List<Row> of(
      Former former,
      ReceivedRecords records,
      LogEnd end,
      Method method,
      int asOf,
      DailyFlows current) {
    Revision revision = new Revision(records);
    revision.count(former, end, method, asOf, current);
    return revision.rows(former);
  }

  private void count(Former former, LogEnd end, Method method, int asOf, DailyFlows current) {
    int day = former.asOf();
    Predicate<ReceivedRecord> before =
        record -> former.end().covers(record) && record.isKnownOn(day);
    Predicate<ReceivedRecord> withLate =
        record -> record.isNew() ? record.date() <= day : before.test(record);
    Predicate<ReceivedRecord> withAmended =
        record -> record.isNew() ? record.date() <= day : record.isKnownOn(asOf);

    if (!former.method().equals(method)) {
      step(Part.MODEL, counted(before, former.end(), former.method(), day).thousandths());
    }
    KeptProbabilities kept = new KeptProbabilities();
    SortedMap<TotalCell, Long> again =
        counted(before, former.end(), method, day).thousandths(day, kept);
    step(former.method().equals(method) ? Part.MODEL : Part.RULES, again);
    step(Part.LATE_RECORDS, counted(withLate, former.end(), method, day).thousandths(day, kept));
    step(Part.CORRECTIONS_AND_LINKS, counted(withAmended, end, method, day).thousandths(day, kept));
    step(Part.OUTCOMES_NOW_KNOWN, current.thousandths(day, kept));
    step(Part.MODEL, current.thousandths(day, Expected::millionths));
    step(Part.NEW_RECORDS, current.thousandths());
  }

  private DailyFlows counted(
      Predicate<ReceivedRecord> known, LogEnd stated, Method method, int asOf) {
    return new DailyFlows(records.histories(known, stated), method, asOf);
  }

  private void step(Part part, SortedMap<TotalCell, Long> cells) {
    steps.add(new Step(part, cells));
  }

  private List<Row> rows(Former former) {
    Set<TotalCell> cells = new TreeSet<>(former.thousandths().keySet());
    cells.addAll(steps.get(steps.size() - 1).cells().keySet());
    List<Row> rows = new ArrayList<>();
    for (TotalCell cell : cells) {
      long previous = former.thousandths().getOrDefault(cell, 0L);
      long current = previous;
      Map<Part, Long> parts = new EnumMap<>(Part.class);
      for (Step step : steps) {
        long next = step.cells().getOrDefault(cell, 0L);
        parts.merge(step.part(), next - current, Long::sum);
        current = next;
      }
      rows.add(new Row(cell, previous, parts, current));
    }
    return rows;
  }
}
