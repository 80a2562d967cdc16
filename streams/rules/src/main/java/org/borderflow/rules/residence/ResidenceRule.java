package org.borderflow.rules.residence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration-of-stay rule: who spends at least {@code threshold} of the {@code window} days after a
 * crossing on its far side has changed residence. Days, not calendar months, because months differ
 * in length (Stats NZ, migrbc: 12 months are 365 days, 16 months 487).
 *
 * @param name published name, for example {@code 12/16}
 * @param threshold days on the far side that make a migrant
 * @param window days looked at
 */
public record ResidenceRule(String name, int threshold, int window) {
  private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,5})\\s+of\\s+(\\d{1,5})\\s*");

  public ResidenceRule {
    if (threshold < 1 || window < threshold) {
      throw new IllegalArgumentException(
          "rule " + name + ": " + threshold + " of " + window + " days is impossible");
    }
  }

  /** Reads {@code 365 of 487}. */
  public static ResidenceRule parse(String name, String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "rule " + name + ": expected for example '365 of 487', found '" + text + "'");
    }
    return new ResidenceRule(
        name, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** The most days back that still leave room for the threshold; one more settles a "no". */
  public int back() {
    return window - threshold;
  }
}
