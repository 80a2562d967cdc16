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
 * @param required a CSV file is refused as a whole unless it has all columns of one of these sets;
 *     the first is the usual one
 * @param recordIdSlot slot of the column that names a record even when the rest cannot be read, or
 *     -1
 */
public record RecordLayout(List<String> names, List<Set<String>> required, int recordIdSlot) {

  public RecordLayout {
    names = List.copyOf(names);
    required = List.copyOf(required);
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
