package org.borderflow.command.gaps;

import java.util.Locale;
import org.borderflow.gaps.fields.Share;

/** Parts of a page. What comes from the data is text and never markup. */
final class Html {

  private Html() {}

  /** A text as it may stand between tags and in attributes. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A number with its thousands apart. */
  static String number(long number) {
    return format("%,d", number);
  }

  /**
   * A share in per cent with one decimal, rounded down, so that nothing looks whole that is not.
   */
  static String percent(Share share) {
    if (!share.isDefined()) {
      return "–";
    }
    long tenths = 1000 * share.numerator() / share.denominator();
    return tenths / 10 + "." + tenths % 10 + " %";
  }

  /** A share in per cent, with the whole numbers that it is made of. */
  static String share(Share share) {
    return share.isDefined()
        ? percent(share)
            + " <small>"
            + number(share.numerator())
            + "&#8239;/&#8239;"
            + number(share.denominator())
            + "</small>"
        : "–";
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
