package org.borderflow.ingest.profile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which spellings of a name are the same: in any case of letters, with or without accents, however
 * many blanks there are between its words. Agencies are not of one mind about these even within a
 * file.
 */
final class Spelling {

  private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

  private Spelling() {}

  static String of(String written) {
    if (isCode(written)) {
      return written;
    }
    String plain =
        ACCENTS.matcher(Normalizer.normalize(written, Normalizer.Form.NFD)).replaceAll("");
    return BLANKS.matcher(plain).replaceAll(" ").strip().toUpperCase(Locale.ROOT);
  }

  private static boolean isCode(String written) {
    return written.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
  }
}
