package org.borderflow.clearing.check;

import static org.borderflow.clearing.check.Reason.BREAKDOWN_MISMATCH;
import static org.borderflow.clearing.check.Reason.TOTAL_MISMATCH;
import static org.borderflow.clearing.check.Reason.YEAR_MISMATCH;
import static org.borderflow.clearing.deposit.SeriesKey.TOTAL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;

/** Whether corridors add up to totals, sexes and ages to corridors, months to years. */
final class TotalsCheck {

  private static final int MONTHS = 12;

  private final Cells cells;
  private final SumCheck sums;
  private final Findings findings;

  private TotalsCheck(Cells cells, boolean absentIsZero, Findings findings) {
    this.cells = cells;
    this.sums = new SumCheck(cells, absentIsZero);
    this.findings = findings;
  }

  static void of(Cells cells, boolean absentIsZero, Findings findings) {
    TotalsCheck check = new TotalsCheck(cells, absentIsZero, findings);
    check.totals();
    check.breakdowns();
    check.years();
  }

  private void totals() {
    Map<SeriesKey, List<Series.Builder>> parts = new HashMap<>();
    cells
        .series()
        .forEach(
            (key, series) -> {
              if (!key.counterpart().equals(TOTAL)) {
                parts.computeIfAbsent(key.of(TOTAL), all -> new ArrayList<>()).add(series);
              }
            });
    parts.forEach((key, of) -> compare(key, of, TOTAL_MISMATCH, "countries"));
  }

  private void breakdowns() {
    breakdown(key -> !key.sex().equals(TOTAL) && key.age().equals(TOTAL), "sexes");
    breakdown(key -> key.sex().equals(TOTAL) && !key.age().equals(TOTAL), "ages");
    breakdown(key -> !key.sex().equals(TOTAL) && !key.age().equals(TOTAL), "sexes and ages");
  }

  private void breakdown(Predicate<SeriesKey> isPart, String what) {
    Map<SeriesKey, List<Series.Builder>> parts = new HashMap<>();
    cells
        .series()
        .forEach(
            (key, series) -> {
              if (isPart.test(key)) {
                parts.computeIfAbsent(key.ofEverybody(), all -> new ArrayList<>()).add(series);
              }
            });
    parts.forEach((key, of) -> compare(key, of, BREAKDOWN_MISMATCH, what));
  }

  private void compare(SeriesKey whole, List<Series.Builder> parts, Reason reason, String what) {
    Series.Builder total = cells.series().get(whole);
    if (total == null) {
      return;
    }
    for (int index = total.first(); index <= total.last(); index++) {
      Period period = new Period(whole.frequency(), index);
      sums.wrong(total, parts, index, true)
          .ifPresent(wrong -> say(reason, whole, period, what + ": " + wrong));
    }
  }

  private void years() {
    cells
        .series()
        .forEach(
            (key, annual) -> {
              Series.Builder monthly = cells.series().get(key.in(Frequency.MONTHLY));
              if (key.frequency() == Frequency.ANNUAL && monthly != null) {
                years(key, annual, monthly);
              }
            });
  }

  private void years(SeriesKey key, Series.Builder annual, Series.Builder monthly) {
    for (int year = annual.first(); year <= annual.last(); year++) {
      List<Series.Builder> parts = new ArrayList<>();
      boolean complete = true;
      for (int month = year * MONTHS; month < (year + 1) * MONTHS; month++) {
        complete &= monthly.mark(month).hasValue();
        parts.add(new Series.Builder().put(year, monthly.mark(month), monthly.value(month)));
      }
      Period period = new Period(Frequency.ANNUAL, year);
      sums.wrong(annual, parts, year, complete)
          .ifPresent(wrong -> say(YEAR_MISMATCH, key, period, "months: " + wrong));
    }
  }

  private void say(Reason reason, SeriesKey key, Period period, String message) {
    findings.add(Finding.ofTable(reason, key + " " + period + ": " + message));
  }
}
