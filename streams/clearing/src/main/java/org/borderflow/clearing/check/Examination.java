package org.borderflow.clearing.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderflow.clearing.check.Verdict.PassedOver;
import org.borderflow.clearing.deposit.Declaration;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;

/**
 * Looks at one table: at the definition, then at the columns, then at the rows, then at the table
 * as a whole, and no further than there is something wrong. What follows from a wrong column or
 * row, such as sums that do not add up, would only hide it.
 *
 * <pre>
 * Examination examination = new Examination(codes, definition, declaration, earlier, today, digest);
 * examination.header(columns);
 * rows.forEach(examination::row);
 * Verdict verdict = examination.conclude();
 * </pre>
 */
public final class Examination {

  private final Definition definition;
  private final Declaration declaration;
  private final Earlier earlier;
  private final LocalDate today;
  private final RowCheck check;
  private final Findings findings = new Findings();
  private final Cells cells = new Cells();
  private final Map<PassedOver, Long> passedOver = new EnumMap<>(PassedOver.class);

  /** Whether nothing is wrong with definition and columns. */
  private boolean sound;

  private long rows;
  private long exchanged;
  private LocalDate asOf;

  /**
   * Begins with what is known before the table is looked at.
   *
   * @param today the day of receipt
   * @param digest SHA-256 of the table, in hexadecimal digits
   */
  public Examination(
      Codes codes,
      Definition definition,
      Declaration declaration,
      Earlier earlier,
      LocalDate today,
      String digest) {
    this.definition = definition;
    this.declaration = declaration;
    this.earlier = earlier;
    this.today = today;
    this.check = new RowCheck(codes, definition, declaration, today);
    DefinitionCheck.of(definition, codes, findings);
    if (declaration.revises() == 0 && earlier.knows(definition.refArea(), digest)) {
      find(Finding.ofTable(Reason.DUPLICATE_DEPOSIT, "the same file was deposited before"));
    }
  }

  /** Looks at the columns that there are. */
  public void header(Set<Field> columns) {
    sound = findings.isEmpty();
    List<Field> missing = new ArrayList<>(Field.REQUIRED);
    missing.removeAll(columns);
    for (Field field : missing) {
      find(new Finding(Reason.MISSING_COLUMN, 1, field.name(), "is not there"));
      sound = false;
    }
  }

  /** Takes note of something that whoever reads the file has found. */
  public void find(Finding finding) {
    findings.add(finding);
  }

  /** Looks at the next row. */
  public void row(Row row) {
    rows++;
    if (!sound) {
      return;
    }
    try {
      Optional<PassedOver> passed = check.look(row);
      check
          .told()
          .filter(told -> asOf == null || told.isAfter(asOf))
          .ifPresent(told -> asOf = told);
      if (passed.isPresent()) {
        passedOver.merge(passed.get(), 1L, Long::sum);
      } else {
        cell(row);
      }
    } catch (RowCheck.Wrong e) {
      find(e.finding());
    }
  }

  private void cell(Row row) {
    SeriesKey key = check.key();
    int index = check.period().index();
    Series.Builder series = cells.of(key);
    if (series.mark(index) != Mark.ABSENT) {
      find(
          new Finding(
              Reason.DUPLICATE_ROW,
              row.line(),
              Field.TIME_PERIOD.name(),
              key + " " + check.period() + " is there twice"));
      return;
    }
    series.put(index, check.mark(), check.value());
    cells.slacken(check.isRounded(), check.mark(), check.value());
    if (key.isCorridor()) {
      exchanged++;
    } else {
      passedOver.merge(PassedOver.NO_CORRIDOR, 1L, Long::sum);
    }
  }

  /** Looks at the table as a whole. */
  public Verdict conclude() {
    if (exchanged == 0 && findings.isEmpty()) {
      find(
          Finding.ofTable(
              Reason.EMPTY_DEPOSIT,
              "there are no migrants of a corridor under the rule " + definition.rule()));
    }
    long zeros = definition.zerosOmitted() ? fillZeros() : 0;
    Map<SeriesKey, Series> corridors = corridors();
    LocalDate known = asOf == null ? today : asOf;
    RevisionCheck revisions = new RevisionCheck(definition, declaration, earlier, findings);
    if (findings.isEmpty()) {
      TotalsCheck.of(cells, definition.zerosOmitted(), findings);
      revisions.check(corridors, known);
      new JumpCheck(declaration.confirmed(), findings)
          .check(corridors, key -> earlier.series(definition.refArea(), definition.rule(), key));
    }
    return new Verdict(
        findings,
        corridors,
        known,
        new Verdict.Count(
            rows, exchanged, zeros, revisions.added(), revisions.revised(), revisions.unchanged()),
        passedOver);
  }

  /** From the first to the last period of each direction and frequency, whatever is left out. */
  private long fillZeros() {
    record Span(Direction direction, Frequency frequency) {}
    Map<Span, int[]> spans = new HashMap<>();
    for (Map.Entry<SeriesKey, Series.Builder> each : cells.series().entrySet()) {
      int first = each.getValue().first();
      int last = each.getValue().last();
      int[] span =
          spans.computeIfAbsent(
              new Span(each.getKey().direction(), each.getKey().frequency()),
              none -> new int[] {first, last});
      span[0] = Math.min(span[0], first);
      span[1] = Math.max(span[1], last);
    }
    long zeros = 0;
    for (Map.Entry<SeriesKey, Series.Builder> each : cells.series().entrySet()) {
      SeriesKey key = each.getKey();
      int[] span = spans.get(new Span(key.direction(), key.frequency()));
      if (key.isCorridor()) {
        zeros += absent(each.getValue(), span);
        each.getValue().zeros(span[0], span[1]);
      }
    }
    return zeros;
  }

  private static long absent(Series.Builder series, int[] span) {
    long absent = 0;
    for (int index = span[0]; index <= span[1]; index++) {
      if (series.mark(index) == Mark.ABSENT) {
        absent++;
      }
    }
    return absent;
  }

  private Map<SeriesKey, Series> corridors() {
    Map<SeriesKey, Series> corridors = new HashMap<>();
    cells
        .series()
        .forEach(
            (key, series) -> {
              if (key.isCorridor()) {
                corridors.put(key, series.build());
              }
            });
    return corridors;
  }
}
