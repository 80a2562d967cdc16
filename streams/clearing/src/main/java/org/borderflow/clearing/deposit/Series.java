package org.borderflow.clearing.deposit;

import java.util.Arrays;

/**
 * Counts of one corridor in one direction, period after period. Periods before the first and after
 * the last are absent, like those in between of which nothing was said.
 */
public final class Series {

  /** Units of a value in one person: values are exact to three decimals. */
  public static final int THOUSANDTHS = 1_000;

  private final int first;
  private final long[] values;
  private final Mark[] marks;

  private Series(int first, long[] values, Mark[] marks) {
    this.first = first;
    this.values = values;
    this.marks = marks;
  }

  /**
   * A series.
   *
   * @param first index of its first period
   * @param values thousandths of a person by period; 0 where there is no value
   * @param marks what is known, by period
   */
  public static Series of(int first, long[] values, Mark[] marks) {
    if (values.length != marks.length || values.length == 0) {
      throw new IllegalArgumentException("A series has a value and a mark for each period");
    }
    return new Series(first, values.clone(), marks.clone());
  }

  /** Index of the first period of which something may be said. */
  public int first() {
    return first;
  }

  /** Index of the last one. */
  public int last() {
    return first + values.length - 1;
  }

  /** What is known of a period, whichever it is. */
  public Mark mark(int index) {
    return index < first || index > last() ? Mark.ABSENT : marks[index - first];
  }

  /** Thousandths of a person in a period; 0 where there is no value. */
  public long value(int index) {
    return index < first || index > last() ? 0 : values[index - first];
  }

  /** How many periods have anything said of them. */
  public int size() {
    int size = 0;
    for (Mark mark : marks) {
      if (mark != Mark.ABSENT) {
        size++;
      }
    }
    return size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series series
        && first == series.first
        && Arrays.equals(values, series.values)
        && Arrays.equals(marks, series.marks);
  }

  @Override
  public int hashCode() {
    return 31 * first + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(first).append(':');
    for (int i = 0; i < values.length; i++) {
      text.append(' ').append(marks[i].code());
      if (marks[i].hasValue()) {
        text.append(Thousandths.text(values[i]));
      }
    }
    return text.toString();
  }

  /** Puts a series together, in any order of the periods. */
  public static final class Builder {

    private static final int ROOM = 16;

    private int first;
    private int end;
    private long[] values = new long[0];
    private Mark[] marks = new Mark[0];

    /** Index of the first period that was said something of. */
    public int first() {
      return first;
    }

    /** Index of the last one; before the first if there is none. */
    public int last() {
      return end - 1;
    }

    /** What is known of a period so far. */
    public Mark mark(int index) {
      return index < first || index >= end ? Mark.ABSENT : marks[index - first];
    }

    /** Thousandths of a person in a period so far. */
    public long value(int index) {
      return index < first || index >= end ? 0 : values[index - first];
    }

    /** Says what is known of a period. */
    public Builder put(int index, Mark mark, long value) {
      makeRoom(index);
      values[index - first] = value;
      marks[index - first] = mark;
      return this;
    }

    private void makeRoom(int index) {
      if (end == first) {
        first = index;
        end = index;
      }
      int newFirst = Math.min(first, index);
      int newEnd = Math.max(end, index + 1);
      if (newFirst < first || newEnd - newFirst > values.length) {
        long[] roomyValues = new long[newEnd - newFirst + ROOM];
        Mark[] roomyMarks = new Mark[roomyValues.length];
        Arrays.fill(roomyMarks, Mark.ABSENT);
        System.arraycopy(values, 0, roomyValues, first - newFirst, end - first);
        System.arraycopy(marks, 0, roomyMarks, first - newFirst, end - first);
        values = roomyValues;
        marks = roomyMarks;
      }
      first = newFirst;
      end = newEnd;
    }

    /** Says that periods of which nothing was said were zero. */
    public Builder zeros(int from, int to) {
      for (int index = from; index <= to; index++) {
        if (mark(index) == Mark.ABSENT) {
          put(index, Mark.OMITTED, 0);
        }
      }
      return this;
    }

    /** The series. */
    public Series build() {
      return new Series(
          first, Arrays.copyOf(values, end - first), Arrays.copyOf(marks, end - first));
    }
  }
}
