package org.borderflow.ingest.identity;

import java.util.Locale;

/**
 * Which spellings of a document number are the same number: upper case, without blanks, hyphens or
 * the filler of machine-readable zones.
 */
public final class DocumentNumber {

  private DocumentNumber() {}

  /** The one spelling; empty if the text holds no number. */
  public static String canonical(String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z')) {
        return strip(written);
      }
    }
    return written;
  }

  private static String strip(String written) {
    StringBuilder kept = new StringBuilder(written.length());
    written.codePoints().filter(c -> !isFiller(c)).forEach(kept::appendCodePoint);
    return kept.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean isFiller(int c) {
    return c == '<'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.DASH_PUNCTUATION;
  }
}
