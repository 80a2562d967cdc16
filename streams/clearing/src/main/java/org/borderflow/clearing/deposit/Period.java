package org.borderflow.clearing.deposit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A month or a year, written {@code 2024-03} or {@code 2024}.
 *
 * @param frequency which of the two
 * @param index how many periods it is after the first of the year 0
 */
public record Period(Frequency frequency, int index) implements Comparable<Period> {

  private static final int LONGEST = 7;

  /** The period that is written so; empty if none is. */
  public static Optional<Period> parse(String text) {
    if (text.length() != 4 && text.length() != LONGEST) {
      return Optional.empty();
    }
    int year = digits(text, 0, 4);
    if (text.length() == 4) {
      return year < 0 ? Optional.empty() : Optional.of(new Period(Frequency.ANNUAL, year));
    }
    int month = digits(text, 5, LONGEST);
    return year < 0 || month < 1 || month > 12 || text.charAt(4) != '-'
        ? Optional.empty()
        : Optional.of(new Period(Frequency.MONTHLY, year * 12 + month - 1));
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = 10 * number + c - '0';
    }
    return number;
  }

  /** The year in which it is. */
  public int year() {
    return index / frequency.perYear();
  }

  /** The month it begins with. */
  public YearMonth firstMonth() {
    return frequency == Frequency.ANNUAL
        ? YearMonth.of(year(), 1)
        : YearMonth.of(year(), index % 12 + 1);
  }

  /** The month it ends with. */
  public YearMonth lastMonth() {
    return frequency == Frequency.ANNUAL ? YearMonth.of(year(), 12) : firstMonth();
  }

  /** Its first day. */
  public LocalDate firstDay() {
    return firstMonth().atDay(1);
  }

  @Override
  public int compareTo(Period other) {
    int byFrequency = frequency.compareTo(other.frequency);
    return byFrequency != 0 ? byFrequency : Integer.compare(index, other.index);
  }

  @Override
  public String toString() {
    return frequency == Frequency.ANNUAL
        ? String.format("%04d", index)
        : String.format("%04d-%02d", index / 12, index % 12 + 1);
  }
}
