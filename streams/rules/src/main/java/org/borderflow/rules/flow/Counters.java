package org.borderflow.rules.flow;

import java.util.Arrays;

/**
 * The whole numbers of a cell group: for each measure, and for {@link Measure#MIGRANTS} for each
 * rule, what is settled and what is pending. Only ever added and subtracted, hence exact.
 */
public final class Counters {

  private static final int PLAIN = Measure.MIGRANTS.ordinal();

  private final long[] values;

  /** All zero, for this many rules. */
  public Counters(int rules) {
    this.values = new long[slots(rules) * 2];
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
    return slot < PLAIN ? Measure.values()[slot] : Measure.MIGRANTS;
  }

  /** The rule's place in the rule book, for a slot of migrants. */
  public static int rule(int slot) {
    return slot - PLAIN;
  }

  public int slots() {
    return values.length / 2;
  }

  public long settled(int slot) {
    return values[2 * slot];
  }

  public long pending(int slot) {
    return values[2 * slot + 1];
  }

  public void addSettled(int slot, long n) {
    values[2 * slot] += n;
  }

  public void addPending(int slot, long n) {
    values[2 * slot + 1] += n;
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
