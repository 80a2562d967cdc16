package org.borderflow.simulator;

/** Numbers with leading zeros, so that their order as text is their order. */
final class Digits {

  private Digits() {}

  static String padded(long number, int width) {
    String digits = Long.toString(number);
    return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
  }
}
