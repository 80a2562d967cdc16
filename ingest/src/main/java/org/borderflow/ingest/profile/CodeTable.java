package org.borderflow.ingest.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.schemas.RejectionReason;

/** What the agency's codes and labels are in the contract, by {@link Spelling}. */
final class CodeTable {

  /** What becomes of a code that is not in the table. */
  enum Unlisted {
    /** It is an {@code UNKNOWN_CODE}. */
    REFUSE,
    /** It stays as it is. */
    KEEP,
    /** It counts as not stated. */
    BLANK
  }

  private final Map<String, String> meanings = new HashMap<>();

  /**
   * Adds a code.
   *
   * @return false if it is in the table already, with another meaning
   */
  boolean add(String code, String meaning) {
    String known = meanings.putIfAbsent(Spelling.of(code), meaning);
    return known == null || known.equals(meaning);
  }

  Value.Step lookup(Unlisted unlisted) {
    return code -> {
      String meaning = meanings.get(Spelling.of(code));
      if (meaning != null) {
        return Mapped.to(meaning);
      }
      return switch (unlisted) {
        case KEEP -> Mapped.to(code);
        case BLANK -> Mapped.BLANK;
        case REFUSE ->
            Mapped.refused(RejectionReason.UNKNOWN_CODE, "not in the profile's code table");
      };
    };
  }

  /** Takes any of these values for none. */
  static Value.Step blanking(List<String> values) {
    CodeTable table = new CodeTable();
    values.forEach(value -> table.add(value, ""));
    return table.lookup(Unlisted.KEEP);
  }
}
