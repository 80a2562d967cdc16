package org.borderflow.view.sdmx;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderflow.view.cells.Column;

/**
 * What a column means.
 *
 * @param column the column
 * @param representation id of its code list, or type of SDMX
 * @param name its name
 * @param description what it means
 */
public record Concept(Column column, String representation, String name, String description) {

  private static final String CODED = "CL_";
  private static final Set<Column> MANDATORY =
      Set.of(Column.OBS_STATUS, Column.CONF_STATUS, Column.AS_OF);
  private static final Set<Column> ROLES = Set.of(Column.FREQ, Column.REF_AREA, Column.TIME_PERIOD);
  private static final Map<Column, Concept> ALL = read();

  /** What a column means. */
  public static Concept of(Column column) {
    return ALL.get(column);
  }

  /** The codes it may have; empty if it has none but free text, numbers or times. */
  public Optional<CodeList> codes() {
    return representation.startsWith(CODED)
        ? Optional.of(CodeList.of(representation))
        : Optional.empty();
  }

  /** Whether an attribute is told of every observation. */
  boolean isMandatory() {
    return MANDATORY.contains(column);
  }

  /**
   * Whether it is one of the concepts that SDMX has for all domains by which programs know what to
   * draw as time, as place, and how often: it then has the role of the same name.
   */
  boolean isRole() {
    return ROLES.contains(column);
  }

  private static Map<Column, Concept> read() {
    Map<Column, Concept> concepts = new EnumMap<>(Column.class);
    for (String line : CodeList.lines("concepts.txt")) {
      String[] parts = line.split(" \\| ", -1);
      Column column = Column.valueOf(parts[0]);
      concepts.put(column, new Concept(column, parts[1], parts[2], parts[3]));
    }
    for (Column column : Column.values()) {
      if (!concepts.containsKey(column)) {
        throw new IllegalStateException("It is not said what " + column + " means");
      }
    }
    return concepts;
  }
}
