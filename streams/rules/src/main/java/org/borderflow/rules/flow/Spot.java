package org.borderflow.rules.flow;

import java.util.List;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Direction;

/**
 * Where something of one traveller is counted: under the attributes of a crossing, in a month and a
 * direction. It finds its place in each cube once, however much is counted there.
 */
final class Spot {

  private static final Dimension[] DIMENSIONS = Dimension.values();

  private final List<Cube> cubes;
  private final Crossing crossing;
  private final int month;
  private final Direction direction;
  private String[] codes;
  private Counters[] counters;

  /** Slots in which the traveller was counted here, a bit each. */
  private long before;

  /** Slots in which the traveller is to be counted here, a bit each. */
  private long after;

  Spot(List<Cube> cubes, Crossing crossing, int month, Direction direction) {
    this.cubes = cubes;
    this.crossing = crossing;
    this.month = month;
    this.direction = direction;
  }

  int month() {
    return month;
  }

  Direction direction() {
    return direction;
  }

  long before() {
    return before;
  }

  long after() {
    return after;
  }

  void wasIn(int slot) {
    before |= 1L << slot;
  }

  void isIn(int slot) {
    after |= 1L << slot;
  }

  /** The code of each dimension, by its ordinal. */
  String[] codes() {
    if (codes == null) {
      codes = new String[DIMENSIONS.length];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = DIMENSIONS[i].codeOf(crossing);
      }
    }
    return codes;
  }

  /** The counters of its place in each cube. */
  Counters[] in(Tally tally) {
    if (counters == null) {
      counters = new Counters[cubes.size()];
      for (int i = 0; i < counters.length; i++) {
        counters[i] = tally.at(group(cubes.get(i)));
      }
    }
    return counters;
  }

  private CellGroup group(Cube cube) {
    List<Dimension> dimensions = cube.dimensions();
    String[] ofCube = new String[dimensions.size()];
    for (int i = 0; i < ofCube.length; i++) {
      ofCube[i] = codes()[dimensions.get(i).ordinal()];
    }
    return new CellGroup(cube, ofCube, month, direction);
  }

  boolean isAt(List<Cube> ofCubes, Crossing ofCrossing, int inMonth, Direction inDirection) {
    return crossing == ofCrossing
        && month == inMonth
        && direction == inDirection
        && cubes == ofCubes;
  }

  /** The same crossing, not one that says the same: this is to be cheap. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Spot that
        && isAt(that.cubes, that.crossing, that.month, that.direction);
  }

  @Override
  public int hashCode() {
    return (31 * crossing.date() + crossing.recordId().hashCode()) * 31
        + 2 * month
        + direction.ordinal();
  }
}
