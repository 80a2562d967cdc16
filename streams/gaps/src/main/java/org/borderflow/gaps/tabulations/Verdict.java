package org.borderflow.gaps.tabulations;

/** Whether a tabulation can be made, from worst to best. */
public enum Verdict {
  NOT_PRODUCIBLE("not producible"),
  WITH_CAVEAT("producible with a caveat"),
  PRODUCIBLE("producible");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** In words. */
  public String words() {
    return words;
  }

  static Verdict of(Level level) {
    return switch (level) {
      case NOT_MET -> NOT_PRODUCIBLE;
      case WITH_CAVEAT -> WITH_CAVEAT;
      case MET -> PRODUCIBLE;
    };
  }
}
