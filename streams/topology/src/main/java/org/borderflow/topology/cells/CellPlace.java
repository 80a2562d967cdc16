package org.borderflow.topology.cells;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;
import org.borderflow.rules.flow.CellGroup;
import org.borderflow.rules.flow.Cube;
import org.borderflow.rules.flow.Dimension;

/**
 * Where in a cube: dimensions and codes, without period and direction, so that everything that adds
 * up to a year or to a net flow is in one partition.
 *
 * @param text dimensions and codes in the order of the columns, such as {@code CITIZENSHIP=NZL} and
 *     {@code SEX=F} with a unit separator between; blank for the total
 */
public record CellPlace(String text) {

  /** Where nothing is broken down. */
  public static final CellPlace TOTAL = new CellPlace("");

  private static final String SEPARATOR = "\u001f";

  /** The place of a group. */
  public static CellPlace of(CellGroup group) {
    return of(group.cube(), group::code);
  }

  /** The place in a cube of what has these codes. */
  public static CellPlace of(Cube cube, Function<Dimension, String> codes) {
    StringBuilder text = new StringBuilder();
    for (Dimension dimension : cube.dimensions()) {
      if (text.length() > 0) {
        text.append(SEPARATOR);
      }
      text.append(dimension.name()).append('=').append(codes.apply(dimension));
    }
    return new CellPlace(text.toString());
  }

  /** The codes by dimension. */
  Map<Dimension, String> codes() {
    Map<Dimension, String> codes = new EnumMap<>(Dimension.class);
    if (!text.isEmpty()) {
      for (String part : text.split(SEPARATOR, -1)) {
        int equals = part.indexOf('=');
        codes.put(Dimension.valueOf(part.substring(0, equals)), part.substring(equals + 1));
      }
    }
    return codes;
  }

  /** The partition to which everything of this place goes. */
  public int partition(int partitions) {
    return Utils.toPositive(Utils.murmur2(text.getBytes(StandardCharsets.UTF_8))) % partitions;
  }
}
