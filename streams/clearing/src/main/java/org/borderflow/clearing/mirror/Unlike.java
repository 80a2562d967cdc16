package org.borderflow.clearing.mirror;

import java.util.EnumSet;
import java.util.Set;
import org.borderflow.clearing.deposit.Definition;

/** In what two definitions differ. */
public enum Unlike {
  /** The name of the rule. */
  RULE,
  /** The days that make a migrant. */
  THRESHOLD,
  /** The days in which they are counted. */
  WINDOW,
  /** The groups of people that are counted, or are not. */
  POPULATIONS;

  /** In what they differ; nothing if they are alike. */
  public static Set<Unlike> of(Definition one, Definition other) {
    Set<Unlike> unlike = EnumSet.noneOf(Unlike.class);
    if (!one.rule().equals(other.rule())) {
      unlike.add(RULE);
    }
    if (one.thresholdDays() != other.thresholdDays()) {
      unlike.add(THRESHOLD);
    }
    if (one.windowDays() != other.windowDays()) {
      unlike.add(WINDOW);
    }
    if (!one.included().equals(other.included()) || !one.excluded().equals(other.excluded())) {
      unlike.add(POPULATIONS);
    }
    return unlike;
  }

  /** Whether figures that differ in these were counted by unlike rules. */
  static boolean inRule(Set<Unlike> differences) {
    return differences.contains(RULE)
        || differences.contains(THRESHOLD)
        || differences.contains(WINDOW);
  }
}
