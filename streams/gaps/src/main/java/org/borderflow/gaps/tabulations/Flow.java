package org.borderflow.gaps.tabulations;

/** Which way the crossings of a table go. */
public enum Flow {
  IN("A", "entries"),
  OUT("D", "exits");

  private final String code;
  private final String crossings;

  Flow(String code, String crossings) {
    this.code = code;
    this.crossings = crossings;
  }

  /** Its code, as in flow cells. */
  public String code() {
    return code;
  }

  /** What its crossings are called. */
  public String crossings() {
    return crossings;
  }

  static Flow of(String code) {
    for (Flow flow : values()) {
      if (flow.code.equals(code)) {
        return flow;
      }
    }
    throw new IllegalArgumentException("no such direction: " + code);
  }
}
