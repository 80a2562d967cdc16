package org.borderflow.view.lengths;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Rows as they stand now. One thread changes them, any number reads. There are few of them. */
public final class LengthTable {

  private final TreeSet<LengthRow> rows = new TreeSet<>(LengthRow.ORDER);
  private boolean known;

  /** A table of which nothing is known yet. */
  public LengthTable() {}

  /** Whether the rows are all known. */
  public synchronized boolean isKnown() {
    return known;
  }

  /** The rows that pass a filter, in their {@linkplain LengthRow#ORDER order}. */
  public synchronized List<LengthRow> select(Predicate<LengthRow> filter) {
    return rows.stream().filter(filter).toList();
  }

  /** Takes a row in, in place of the one that differs in its value alone if there is one. */
  public synchronized void put(LengthRow row) {
    rows.remove(row);
    rows.add(row);
  }

  /** Takes a row out, whatever its value. */
  public synchronized void remove(LengthRow row) {
    rows.remove(row);
  }

  /** These rows and no others are there from now on. */
  public synchronized void replace(Collection<LengthRow> all) {
    rows.clear();
    rows.addAll(all);
    known = true;
  }
}
