package org.borderflow.gaps.fields;

/**
 * Of how many records each variable is in which state. The number of records may differ by
 * variable: a record that was refused for one of them says nothing of the others.
 */
public final class FieldCounts {

  private static final int STATES = FieldState.values().length;

  private final long[] counts = new long[Variable.values().length * STATES];

  /** Counts a record. */
  public void add(Variable variable, FieldState state) {
    counts[at(variable, state)]++;
  }

  /** Adds another's numbers. */
  public void add(FieldCounts other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  public long get(Variable variable, FieldState state) {
    return counts[at(variable, state)];
  }

  /** The records that say something of a variable, if only that it is not there. */
  public long records(Variable variable) {
    long sum = 0;
    for (FieldState state : FieldState.values()) {
      sum += get(variable, state);
    }
    return sum;
  }

  /** The part in which something stands there. */
  public Share filled(Variable variable) {
    long records = records(variable);
    return new Share(records - get(variable, FieldState.BLANK), records);
  }

  /** The part in which something acceptable stands there, if only that it is not known. */
  public Share valid(Variable variable) {
    return new Share(
        get(variable, FieldState.UNKNOWN) + get(variable, FieldState.KNOWN), records(variable));
  }

  /** The part that says that it is not known. */
  public Share unknown(Variable variable) {
    return new Share(get(variable, FieldState.UNKNOWN), records(variable));
  }

  /** The part that says something. */
  public Share known(Variable variable) {
    return new Share(get(variable, FieldState.KNOWN), records(variable));
  }

  private static int at(Variable variable, FieldState state) {
    return variable.ordinal() * STATES + state.ordinal();
  }
}
