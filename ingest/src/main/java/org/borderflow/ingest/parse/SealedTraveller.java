package org.borderflow.ingest.parse;

import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.ingest.read.Column;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Traveller;

/**
 * What stands in the columns {@code traveller} and {@code linked_traveller}: a pseudonym of 32
 * hexadecimal digits, and behind a blank the one under the former key while that is remembered; or,
 * where the edge found the identity or the whole line to be unusable, {@code
 * !REASON|field|message}. So a record is refused for the same reason wherever its identity was
 * read, and the identity need not travel for that.
 */
final class SealedTraveller {

  private static final int LONGEST = 256;
  private static final Pattern PSEUDONYM =
      Pattern.compile("([0-9a-fA-F]{32})(?: ([0-9a-fA-F]{32}))?");

  private static final Pattern REFUSAL =
      Pattern.compile("!([A-Z_]+)\\|([a-z_]*)\\|([^|\"]{1,160})");

  private SealedTraveller() {}

  /**
   * @param formers by pseudonym, the one under the former key
   */
  static String of(Traveller traveller, Map<Traveller, Traveller> formers) {
    Traveller former = formers.get(traveller);
    return former == null ? hex(traveller) : hex(traveller) + " " + hex(former);
  }

  private static String hex(Traveller traveller) {
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

  /**
   * The pseudonym, or null and a problem.
   *
   * @param formers where the one under the former key is put
   */
  static Traveller read(Fields fields, Column column, Map<Traveller, Traveller> formers) {
    String written = written(fields, column);
    Problem refusal = refusal(written);
    if (refusal != null) {
      fields.refuse(refusal);
      return null;
    }
    Matcher pseudonym = PSEUDONYM.matcher(written);
    if (!pseudonym.matches()) {
      fields.refuse(RejectionReason.BAD_VALUE, column, "not a pseudonym of 32 hexadecimal digits");
      return null;
    }
    Traveller present = new Traveller(HexFormat.of().parseHex(pseudonym.group(1)));
    if (pseudonym.group(2) != null) {
      formers.put(present, new Traveller(HexFormat.of().parseHex(pseudonym.group(2))));
    }
    return present;
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
