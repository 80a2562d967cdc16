package org.borderflow.estimates;

/**
 * What is expected of pending crossings, as whole numbers that add up over crossings, groups and
 * months. All are in millionths of a person.
 *
 * @param expected sum of the probabilities p
 * @param variance sum of p (1 − p): what chance gives if each crossing falls by itself
 * @param up what drift may add, in standard deviations: the sum of p times the upward share of
 *     {@link Revisions}
 * @param down what drift may take away
 * @param netUp the same for arrivals less departures, added over both directions
 * @param netDown the same downwards
 */
public record Expectation(
    long expected, long variance, long up, long down, long netUp, long netDown) {

  /** Of no crossings. */
  public static final Expectation NONE = new Expectation(0, 0, 0, 0, 0, 0);

  private static final double MILLION = 1e6;

  /** The sum of both. */
  public Expectation plus(Expectation other) {
    return new Expectation(
        expected + other.expected,
        variance + other.variance,
        up + other.up,
        down + other.down,
        netUp + other.netUp,
        netDown + other.netDown);
  }

  /** This less the other. */
  public Expectation minus(Expectation other) {
    return plus(
        new Expectation(
            -other.expected,
            -other.variance,
            -other.up,
            -other.down,
            -other.netUp,
            -other.netDown));
  }

  /** Of these arrivals less those departures. */
  public Expectation net(Expectation departures) {
    return new Expectation(
        expected - departures.expected,
        variance + departures.variance,
        netUp + departures.netUp,
        netDown + departures.netDown,
        0,
        0);
  }

  /**
   * The 95 % interval of a number of migrants.
   *
   * @param settled migrants that are certain
   * @param least the least that it can become
   * @param most the most that it can become
   */
  public Interval interval(long settled, long least, long most) {
    double estimate = settled + expected / MILLION;
    return new Interval(
        Math.max((double) least, estimate - half(down)),
        Math.min((double) most, estimate + half(up)));
  }

  private double half(long drift) {
    return Revisions.half(variance / MILLION, drift / MILLION);
  }
}
