package org.borderflow.view.cells;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * A flow cell: what it is of, and its observation, each as it is written. What is not told is the
 * empty text; the as-of date is the table's and not part of a cell.
 */
public final class Cell {

  /** The order of the files of flows: by the codes of the dimensions, as UTF-8 sorts them. */
  public static final Comparator<Cell> ORDER = Cell::compareDimensions;

  private static final String TOTAL = "_T";
  private static final int COLUMNS = Column.values().length;
  private static final int DIMENSIONS = Column.dimensions().size();

  private final String[] values;
  private final int cube;
  private final long hash;

  private Cell(String[] values) {
    this.values = values;
    this.cube = cubeOf(values);
    this.hash = hash(values);
  }

  /**
   * A cell of these values.
   *
   * @param values of each dimension, and of what is told of the observation
   * @throws IllegalArgumentException if a dimension has no value
   */
  public static Cell of(Map<Column, String> values) {
    String[] all = new String[COLUMNS];
    Arrays.fill(all, "");
    values.forEach((column, value) -> all[column.ordinal()] = value);
    all[Column.AS_OF.ordinal()] = "";
    for (Column dimension : Column.dimensions()) {
      if (all[dimension.ordinal()].isEmpty()) {
        throw new IllegalArgumentException("A cell without " + dimension);
      }
    }
    return new Cell(all);
  }

  private static int cubeOf(String[] values) {
    int cube = 0;
    for (Column dimension : Column.breakdowns()) {
      if (!values[dimension.ordinal()].equals(TOTAL)) {
        cube |= bit(dimension);
      }
    }
    return cube;
  }

  /** The bit that stands for a dimension in {@link #cube()}. */
  static int bit(Column dimension) {
    return 1 << dimension.ordinal();
  }

  private static long hash(String[] values) {
    Hasher hasher = Hashing.sipHash24().newHasher();
    for (String value : values) {
      hasher.putInt(value.length()).putUnencodedChars(value);
    }
    HashCode code = hasher.hash();
    return code.asLong();
  }

  /** The value of a column; empty if it is not told. */
  public String get(Column column) {
    return values[column.ordinal()];
  }

  /** A bit for each dimension that is not totalled: cells of one cube have the same. */
  int cube() {
    return cube;
  }

  /** A number that differs, but for a chance of one in 2^64, from that of any other cell. */
  public long hash() {
    return hash;
  }

  /** What it is of, without an observation. */
  public Cell withoutObservation() {
    Map<Column, String> dimensions = new EnumMap<>(Column.class);
    Column.dimensions().forEach(dimension -> dimensions.put(dimension, get(dimension)));
    return of(dimensions);
  }

  private int compareDimensions(Cell other) {
    for (int i = 0; i < DIMENSIONS; i++) {
      String a = values[i];
      String b = other.values[i];
      if (!a.equals(b)) {
        // UTF-8 sorts by code points, which String does not.
        return Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
      }
    }
    return 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cell cell && Arrays.equals(values, cell.values);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hash);
  }

  @Override
  public String toString() {
    return String.join(",", values);
  }
}
