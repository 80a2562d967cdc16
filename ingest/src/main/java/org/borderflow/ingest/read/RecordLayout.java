package org.borderflow.ingest.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns looked for in a file. Each has a slot, its place in {@link #names()}, whatever the
 * order of the columns in the file.
 *
 * @param names column names, lower case
 * @param required those without which a CSV file is refused as a whole
 * @param recordIdSlot slot of the column that names a record even when the rest cannot be read, or
 *     -1
 */
public record RecordLayout(List<String> names, Set<String> required, int recordIdSlot) {

  public RecordLayout {
    names = List.copyOf(names);
    required = Set.copyOf(required);
  }

  /** Slot by column name. */
  Map<String, Integer> slots() {
    Map<String, Integer> slots = new HashMap<>();
    for (int slot = 0; slot < names.size(); slot++) {
      slots.put(names.get(slot), slot);
    }
    return slots;
  }
}
