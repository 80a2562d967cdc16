package org.borderflow.view.cells;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Cells as they stand now. One thread changes them, any number reads; what is read is of one
 * moment.
 *
 * <p>Cells of one cube lie together, so that a question for totals does not look at millions of
 * cells that break them down.
 */
public final class CellTable {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final ChangeLog log = new ChangeLog();
  private Map<Integer, NavigableMap<Cell, Cell>> cubes = new HashMap<>();
  private String asOf = "";
  private boolean known;

  /** A table of which nothing is known yet. */
  public CellTable() {}

  /**
   * What was asked for.
   *
   * @param cells the cells, in their {@linkplain Cell#ORDER order}
   * @param asOf the as-of date; empty if none is known
   * @param change number of the latest change that is in it
   */
  public record Selection(List<Cell> cells, String asOf, long change) {}

  /** Whether the cells are all known. */
  public boolean isKnown() {
    lock.readLock().lock();
    try {
      return known;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Number of cells. */
  public long size() {
    lock.readLock().lock();
    try {
      return cubes.values().stream().mapToLong(NavigableMap::size).sum();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The codes that occur in some dimensions, without the order and the copy of a selection. */
  public Set<String> codes(Collection<Column> dimensions) {
    Set<String> codes = new HashSet<>();
    lock.readLock().lock();
    try {
      for (NavigableMap<Cell, Cell> cube : cubes.values()) {
        for (Cell cell : cube.keySet()) {
          dimensions.forEach(dimension -> codes.add(cell.get(dimension)));
        }
      }
      return codes;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The as-of date; empty if none is known. */
  public String asOf() {
    lock.readLock().lock();
    try {
      return asOf;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Where its changes can be followed. */
  public ChangeLog log() {
    return log;
  }

  /** The cells that pass a filter. */
  public Selection select(CellFilter filter) {
    List<Cell> cells = new ArrayList<>();
    lock.readLock().lock();
    try {
      for (Map.Entry<Integer, NavigableMap<Cell, Cell>> cube : cubes.entrySet()) {
        if (filter.mayPass(cube.getKey())) {
          for (Cell cell : cube.getValue().keySet()) {
            if (filter.test(cell)) {
              cells.add(cell);
            }
          }
        }
      }
      // A few sorted runs, which the sort joins without comparing each with all.
      cells.sort(Cell.ORDER);
      return new Selection(cells, asOf, log.latest());
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Takes a cell in, in place of the one of the same dimensions if there is one. */
  public void put(Cell cell) {
    lock.writeLock().lock();
    try {
      NavigableMap<Cell, Cell> cube =
          cubes.computeIfAbsent(cell.cube(), c -> new TreeMap<>(Cell.ORDER));
      Cell before = cube.remove(cell);
      cube.put(cell, cell);
      if (!cell.equals(before)) {
        log.add(Change.Kind.CELL, cell, asOf);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Takes a cell out, if it is there. */
  public void remove(Cell cell) {
    lock.writeLock().lock();
    try {
      NavigableMap<Cell, Cell> cube = cubes.get(cell.cube());
      if (cube != null && cube.remove(cell) != null) {
        log.add(Change.Kind.GONE, cell.withoutObservation(), asOf);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Sets the as-of date. */
  public void asOf(String date) {
    lock.writeLock().lock();
    try {
      if (!asOf.equals(date)) {
        asOf = date;
        log.add(Change.Kind.AS_OF, null, date);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Sets everything at once: from then on the cells are known. */
  public void replace(Collection<Cell> cells, String date) {
    lock.writeLock().lock();
    try {
      Map<Integer, NavigableMap<Cell, Cell>> before = cubes;
      boolean first = !known;
      cubes = new HashMap<>();
      asOf(date);
      for (Cell cell : cells) {
        cubes.computeIfAbsent(cell.cube(), c -> new TreeMap<>(Cell.ORDER)).put(cell, cell);
      }
      known = true;
      if (!first) {
        tellDifference(before);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Nobody could follow before the cells were known the first time. */
  private void tellDifference(Map<Integer, NavigableMap<Cell, Cell>> before) {
    cubes.forEach(
        (cube, cells) -> {
          NavigableMap<Cell, Cell> old = before.getOrDefault(cube, new TreeMap<>(Cell.ORDER));
          for (Cell cell : cells.keySet()) {
            if (!cell.equals(old.get(cell))) {
              log.add(Change.Kind.CELL, cell, asOf);
            }
          }
        });
    before.forEach(
        (cube, old) -> {
          NavigableMap<Cell, Cell> cells = cubes.getOrDefault(cube, new TreeMap<>(Cell.ORDER));
          for (Cell cell : old.keySet()) {
            if (!cells.containsKey(cell)) {
              log.add(Change.Kind.GONE, cell.withoutObservation(), asOf);
            }
          }
        });
  }
}
