package org.borderflow.topology.ticks;

/** Under which names the progress of the histories counts what the rules say. */
public final class RuleTotals {

  private RuleTotals() {}

  /** Outcomes that are pending at present. */
  public static String pending(String rule) {
    return "pending " + rule;
  }

  /**
   * Verdicts that were given, those included that were taken back since because a record came late.
   *
   * @param verdict as the topic of outcomes names it
   */
  public static String given(String verdict, String rule) {
    return verdict + ' ' + rule;
  }
}
