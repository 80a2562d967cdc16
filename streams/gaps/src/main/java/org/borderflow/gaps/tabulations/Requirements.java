package org.borderflow.gaps.tabulations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.gaps.table.ResourceTable;

/** The requirements with their thresholds, which are data: {@code requirements.csv}. */
public final class Requirements {

  /** Stands for every column that records do not have. */
  private static final String OTHER = "other";

  private final Map<String, Requirement> byName = new LinkedHashMap<>();

  private Requirements() {
    for (Map<String, String> row : ResourceTable.read(Requirements.class, "requirements.csv")) {
      byName.put(
          row.get("requirement"),
          new Requirement(
              row.get("requirement"),
              row.get("kind").equals("column"),
              Integer.parseInt(row.get("producible_from")),
              Integer.parseInt(row.get("caveat_from")),
              row.get("meaning"),
              row.get("remedy")));
    }
  }

  /** Those that come with the library. */
  public static Requirements standard() {
    return new Requirements();
  }

  /** All of them, in their order. */
  public List<Requirement> all() {
    return List.copyOf(byName.values());
  }

  /** The one of that name; for a column that is not in the file, that of other columns. */
  public Requirement named(String name) {
    Requirement known = byName.get(name);
    if (known != null) {
      return known;
    }
    Requirement other = byName.get(OTHER);
    return new Requirement(
        name,
        true,
        other.producibleFrom(),
        other.caveatFrom(),
        other.meaning(),
        other.remedy() + ": " + name.replace('_', ' '));
  }
}
