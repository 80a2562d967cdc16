package org.borderflow.ingest.parse;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.ingest.read.Column;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Traveller;

/**
 * What stands in the columns {@code traveller} and {@code linked_traveller}: a pseudonym of 32
 * hexadecimal digits or, where the edge found the identity or the whole line to be unusable, {@code
 * !REASON|field|message}. So a record is refused for the same reason wherever its identity was
 * read, and the identity need not travel for that.
 */
final class SealedTraveller {

  private static final int LONGEST = 256;
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-fA-F]{32}");

  private static final Pattern REFUSAL =
      Pattern.compile("!([A-Z_]+)\\|([a-z_]*)\\|([^|\"]{1,160})");

  private SealedTraveller() {}

  static String of(Traveller traveller) {
    return HexFormat.of().formatHex(traveller.bytes());
  }

  static String of(Problem problem) {
    return "!" + problem.reason() + "|" + problem.field() + "|" + problem.message();
  }

  /** Why the edge could not take the line apart, or null if it could. */
  static Problem lineRefused(Fields fields) {
    Problem refusal =
        fields.has(Column.TRAVELLER) ? refusal(written(fields, Column.TRAVELLER)) : null;
    return refusal != null && refusal.field().isEmpty() ? refusal : null;
  }

  /** The pseudonym, or null and a problem. */
  static Traveller read(Fields fields, Column column) {
    String written = written(fields, column);
    Problem refusal = refusal(written);
    if (refusal != null) {
      fields.refuse(refusal);
    } else if (PSEUDONYM.matcher(written).matches()) {
      return new Traveller(HexFormat.of().parseHex(written));
    } else {
      fields.refuse(RejectionReason.BAD_VALUE, column, "not a pseudonym of 32 hexadecimal digits");
    }
    return null;
  }

  private static String written(Fields fields, Column column) {
    return fields.acceptableText(column, LONGEST);
  }

  private static Problem refusal(String written) {
    Matcher matcher = REFUSAL.matcher(written);
    if (!matcher.matches()) {
      return null;
    }
    for (RejectionReason reason : RejectionReason.values()) {
      if (reason.name().equals(matcher.group(1))) {
        return new Problem(reason, matcher.group(2), matcher.group(3));
      }
    }
    return null;
  }
}
