package org.borderflow.ingest.mrz;

import java.util.Locale;

/** The check digits of a zone, in the order in which they are named. */
public enum CheckDigit {
  DOCUMENT_NUMBER,
  BIRTH_DATE,
  EXPIRY_DATE,
  /** In passports only. */
  OPTIONAL_DATA,
  COMPOSITE;

  private static final int[] WEIGHTS = {7, 3, 1};

  private final String title = name().toLowerCase(Locale.ROOT).replace('_', ' ');

  /** Its name in words, for example {@code document number}. */
  public String title() {
    return title;
  }

  /**
   * Whether a digit is the one of a text. In place of the digit of a field that is left empty there
   * may be a filler.
   */
  static boolean holds(String text, char digit) {
    if (digit == Zone.FILLER) {
      return text.chars().allMatch(c -> c == Zone.FILLER);
    }
    int sum = 0;
    for (int at = 0; at < text.length(); at++) {
      sum += WEIGHTS[at % WEIGHTS.length] * value(text.charAt(at));
    }
    return digit == '0' + sum % 10;
  }

  private static int value(char c) {
    if (c == Zone.FILLER) {
      return 0;
    }
    return c <= '9' ? c - '0' : c - 'A' + 10;
  }
}
