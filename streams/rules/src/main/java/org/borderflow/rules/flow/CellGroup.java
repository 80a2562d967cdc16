package org.borderflow.rules.flow;

import java.util.Arrays;
import org.borderflow.rules.travel.Direction;

/** One place in a cube: the codes of its dimensions, a month, a direction. */
public final class CellGroup {

  private final Cube cube;
  private final int month;
  private final Direction direction;
  private final String[] codes;
  private final int hash;

  /**
   * A place in a cube.
   *
   * @param cube the cube
   * @param codes a code for each of the cube's dimensions
   * @param month months since January of the year 0 (year × 12 + month − 1)
   * @param direction direction of the flow
   */
  public CellGroup(Cube cube, String[] codes, int month, Direction direction) {
    this.cube = cube;
    this.codes = codes;
    this.month = month;
    this.direction = direction;
    int h = 31 * month + direction.ordinal();
    for (int i = 0; i < codes.length; i++) {
      h = 31 * h + codes[i].hashCode() + cube.dimensions().get(i).ordinal();
    }
    this.hash = h * 0x9E3779B9;
  }

  public Cube cube() {
    return cube;
  }

  public int month() {
    return month;
  }

  public Direction direction() {
    return direction;
  }

  /** The code of a dimension; {@link Dimension#TOTAL} if the cube does not have it. */
  public String code(Dimension dimension) {
    int i = cube.dimensions().indexOf(dimension);
    return i < 0 ? Dimension.TOTAL : codes[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellGroup that
        && hash == that.hash
        && month == that.month
        && direction == that.direction
        && Arrays.equals(codes, that.codes)
        && sameCube(that);
  }

  /** Asked for every crossing and cube, and nearly always about one and the same cube. */
  private boolean sameCube(CellGroup that) {
    return cube == that.cube || cube.equals(that.cube);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return cube.dimensions() + Arrays.toString(codes) + " " + month + " " + direction;
  }
}
