package org.borderflow.estimates;

/**
 * What was said of the migrants of one month at the end of another.
 *
 * @param flow arrivals, departures or their difference
 * @param month reference month, in months since January of the year 0
 * @param lead months from the reference month to the one at whose end this was said
 * @param settled migrants that were certain
 * @param least the least that it can become
 * @param most the most that it can become
 * @param expected sum of the probabilities of the pending crossings; for net migration, of both
 *     directions together, as a measure of what is open
 * @param estimate settled and expected migrants
 * @param variance of the number of migrants if each pending crossing falls by itself
 * @param cold whether hardly any outcome was known from which to learn
 */
public record Snapshot(
    Flow flow,
    int month,
    int lead,
    long settled,
    long least,
    long most,
    double expected,
    double estimate,
    double variance,
    boolean cold) {

  /** Which number of migrants. */
  public enum Flow {
    ARRIVALS,
    DEPARTURES,
    NET
  }

  /**
   * Of arrivals or departures.
   *
   * @param pending crossings that are pending
   * @param millionths sum of their probabilities in millionths
   * @param variance sum of p (1 − p) of their probabilities p, in millionths
   * @param cold whether hardly any outcome was known from which to learn
   */
  public static Snapshot of(
      Flow flow,
      int month,
      int lead,
      long settled,
      long pending,
      long millionths,
      long variance,
      boolean cold) {
    return new Snapshot(
        flow,
        month,
        lead,
        settled,
        settled,
        settled + pending,
        millionths / 1e6,
        settled + millionths / 1e6,
        variance / 1e6,
        cold);
  }

  /** Arrivals less departures. */
  public static Snapshot net(Snapshot arrivals, Snapshot departures) {
    return new Snapshot(
        Flow.NET,
        arrivals.month,
        arrivals.lead,
        arrivals.settled - departures.settled,
        arrivals.least - departures.most,
        arrivals.most - departures.least,
        arrivals.expected + departures.expected,
        arrivals.estimate - departures.estimate,
        arrivals.variance + departures.variance,
        arrivals.cold || departures.cold);
  }

  /** The month at whose end this was said. */
  public int asOf() {
    return month + lead;
  }
}
