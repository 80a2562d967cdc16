package org.borderflow.rules.flow;

import java.util.Arrays;

/**
 * The whole numbers of a cell group: for each measure, and for {@link Measure#MIGRANTS} for each
 * rule, what is settled, what is pending and of how many travellers that is. Only ever added and
 * subtracted, hence exact.
 *
 * <p>Settled and pending numbers of months add up to those of a year. Travellers do not: one who
 * comes in March and in May is one traveller of each month and one of the year. So those for whom
 * the month is the first of the year are counted as well, and these add up to the year's.
 */
public final class Counters {

  private static final Measure[] MEASURES = Measure.values();

  private static final int PLAIN = Measure.MIGRANTS.ordinal();

  /** So many fit into the bits of a long. */
  private static final int MOST_SLOTS = Long.SIZE;

  private static final int PENDING = 1;
  private static final int TRAVELLERS = 2;
  private static final int FIRST_IN_YEAR = 3;
  private static final int NUMBERS = 4;

  private final long[] values;

  /** All zero, for this many rules. */
  public Counters(int rules) {
    if (slots(rules) > MOST_SLOTS) {
      throw new IllegalArgumentException("More than " + MOST_SLOTS + " slots: " + rules + " rules");
    }
    this.values = new long[slots(rules) * NUMBERS];
  }

  /** Number of slots for this many rules: the plain measures, then migrants by rule. */
  public static int slots(int rules) {
    return PLAIN + rules;
  }

  /** Slot of a measure that is not by rule. */
  public static int slot(Measure measure) {
    if (measure == Measure.MIGRANTS) {
      throw new IllegalArgumentException("Migrants are counted by rule");
    }
    return measure.ordinal();
  }

  /** Slot of the migrants under a rule, by its place in the rule book. */
  public static int migrants(int rule) {
    return PLAIN + rule;
  }

  /** Measure of a slot. */
  public static Measure measure(int slot) {
    return slot < PLAIN ? MEASURES[slot] : Measure.MIGRANTS;
  }

  /** The rule's place in the rule book, for a slot of migrants. */
  public static int rule(int slot) {
    return slot - PLAIN;
  }

  public int slots() {
    return values.length / NUMBERS;
  }

  public long settled(int slot) {
    return values[NUMBERS * slot];
  }

  public long pending(int slot) {
    return values[NUMBERS * slot + PENDING];
  }

  /** Distinct travellers of whom anything is settled or pending. */
  public long travellers(int slot) {
    return values[NUMBERS * slot + TRAVELLERS];
  }

  /** Those of the travellers who are not in an earlier month of the year. */
  public long firstInYear(int slot) {
    return values[NUMBERS * slot + FIRST_IN_YEAR];
  }

  /** Whether all numbers of a slot are zero. */
  public boolean isZero(int slot) {
    for (int i = NUMBERS * slot; i < NUMBERS * (slot + 1); i++) {
      if (values[i] != 0) {
        return false;
      }
    }
    return true;
  }

  public void addSettled(int slot, long n) {
    values[NUMBERS * slot] += n;
  }

  public void addPending(int slot, long n) {
    values[NUMBERS * slot + PENDING] += n;
  }

  public void addTravellers(int slot, long n) {
    values[NUMBERS * slot + TRAVELLERS] += n;
  }

  public void addFirstInYear(int slot, long n) {
    values[NUMBERS * slot + FIRST_IN_YEAR] += n;
  }

  /** Adds another's numbers to these. */
  public void add(Counters other) {
    for (int i = 0; i < values.length; i++) {
      values[i] += other.values[i];
    }
  }

  public boolean isZero() {
    for (long value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counters that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
