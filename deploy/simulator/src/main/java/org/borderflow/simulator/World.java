package org.borderflow.simulator;

/**
 * What all lives share. Lives are told from well before the period to well after it: the past
 * settles who lives where when it begins, the future settles what its last crossings were.
 *
 * @param start first day of the lives told
 * @param from first day of the period
 * @param to last day of the period
 * @param end last day of the lives told
 */
record World(
    String home,
    Origins origins,
    Posts posts,
    Almanac almanac,
    int start,
    int from,
    int to,
    int end) {

  private static final int PAST = 900;
  private static final int FUTURE = 520;

  static World of(String home, int from, int to) {
    int start = from - PAST;
    int end = to + FUTURE;
    return new World(
        home, Origins.without(home), Posts.of(home), new Almanac(start, end), start, from, to, end);
  }

  boolean inPeriod(int day) {
    return from <= day && day <= to;
  }
}
