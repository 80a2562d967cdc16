package org.borderflow.clearing.deposit;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what a country counted migrants. Figures under unlike definitions are not compared.
 *
 * @param refArea the reporting country, alpha-3
 * @param rule name of the duration-of-stay rule, {@code A/B}: A months of the next B
 * @param thresholdDays days on the far side that make a migrant
 * @param windowDays days in which they are counted
 * @param included groups of people that are counted, in words
 * @param excluded groups of people that are not, in words
 * @param source where the figures come from: border records, register, survey
 * @param coverage how much of what is meant to be counted is
 * @param contact the office to ask
 * @param readers who may read what is deposited under it
 * @param zerosOmitted whether cells that are zero are left out of tables, so that what is absent
 *     between the first and the last period of a table is zero
 */
public record Definition(
    String refArea,
    String rule,
    int thresholdDays,
    int windowDays,
    Set<String> included,
    Set<String> excluded,
    String source,
    Coverage coverage,
    String contact,
    Readers readers,
    boolean zerosOmitted) {

  public Definition {
    included = Collections.unmodifiableSet(new TreeSet<>(included));
    excluded = Collections.unmodifiableSet(new TreeSet<>(excluded));
  }

  /** The rule with its days: {@code 12/16 (365 of 487 days)}. */
  public String ruleInDays() {
    return rule + " (" + thresholdDays + " of " + windowDays + " days)";
  }
}
