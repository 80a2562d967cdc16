package org.borderflow.estimates;

import org.borderflow.rules.RuleBook;

/**
 * How migrants are counted: what is certain, and what is believed as long as nothing is.
 *
 * @param rules country, rules and treatment of anomalies
 * @param prior probabilities of pending crossings as long as none like them was seen to the end
 */
public record Method(RuleBook rules, Prior prior) {

  /** Rules, and stated intentions as long as nothing better is known. */
  public static Method of(RuleBook rules) {
    return new Method(rules, Prior.STATED_INTENTION);
  }
}
