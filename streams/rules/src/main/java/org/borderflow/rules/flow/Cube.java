package org.borderflow.rules.flow;

import java.util.List;

/**
 * A set of dimensions to break flows down by; every other dimension is totalled.
 *
 * @param dimensions the dimensions, in the order of the published columns; none for the total
 */
public record Cube(List<Dimension> dimensions) {

  public Cube {
    dimensions = dimensions.stream().sorted().toList();
  }
}
