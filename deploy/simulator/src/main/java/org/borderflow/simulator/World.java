package org.borderflow.simulator;

/**
 * What all lives share. Lives are told from well before the period to well after it: the past
 * settles who lives where when it begins, the future settles what its last crossings were.
 *
 * @param start first day of the lives told
 * @param from first day of the period
 * @param to last day of the period
 * @param end last day of the lives told
 * @param kind what kind of years these are
 * @param climate what they are like for all at once
 */
record World(
    String home,
    Origins origins,
    Posts posts,
    Almanac almanac,
    int start,
    int from,
    int to,
    int end,
    Kind kind,
    Climate climate) {

  private static final int PAST = 900;
  private static final int FUTURE = 520;

  /** A plain world. */
  static World of(String home, int from, int to) {
    return of(home, from, to, Kind.PLAIN, 0);
  }

  static World of(String home, int from, int to, Kind kind, long seed) {
    return of(home, Origins.without(home), from, to, kind, seed);
  }

  /** A plain world in which nobody of its own comes from a neighbour or goes there. */
  static World beside(String neighbour, String home, int from, int to) {
    return of(home, Origins.without(home, neighbour), from, to, Kind.PLAIN, 0);
  }

  private static World of(String home, Origins origins, int from, int to, Kind kind, long seed) {
    int start = from - PAST;
    int end = to + FUTURE;
    return new World(
        home,
        origins,
        Posts.of(home),
        new Almanac(start, end),
        start,
        from,
        to,
        end,
        kind,
        new Climate(kind, seed, start, from, to, end));
  }

  boolean inPeriod(int day) {
    return from <= day && day <= to;
  }
}
