package org.borderflow.ingest.profile;

import java.util.List;
import java.util.Map;
import org.borderflow.ingest.read.RawRecord;

/** A row of the agency's file, by the agency's names of columns. */
final class Row {

  private final Map<String, Integer> slots;
  private RawRecord raw;
  private String crossedAt = "";

  Row(Map<String, Integer> slots) {
    this.slots = slots;
  }

  void begin(RawRecord record) {
    raw = record;
    crossedAt = "";
  }

  /** The value of the first of these columns that has one; blank if none has. */
  String first(List<String> names) {
    for (String name : names) {
      String text = raw.text(slots.get(name));
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** When the crossing that is being mapped took place, as mapped; blank while not known. */
  String crossedAt() {
    return crossedAt;
  }

  void crossedAt(String mapped) {
    crossedAt = mapped;
  }
}
