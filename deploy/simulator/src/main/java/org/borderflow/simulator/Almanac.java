package org.borderflow.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** How busy each day of the simulated years is, season by season, worked out once. */
final class Almanac {

  private static final double YEAR = 365.25;

  private final int first;
  private final int last;
  private final Map<Season, Curve> curves = new EnumMap<>(Season.class);

  /** The weights of the days from the first on, and the greatest of them. */
  private static final class Curve {
    private final double[] days;
    private final double peak;

    Curve(double[] days) {
      this.days = days;
      double greatest = 0;
      for (double weight : days) {
        greatest = Math.max(greatest, weight);
      }
      this.peak = greatest;
    }
  }

  Almanac(int first, int last) {
    this.first = first;
    this.last = last;
    for (Season season : Season.values()) {
      curves.put(
          season,
          new Curve(IntStream.rangeClosed(first, last).mapToDouble(season::weight).toArray()));
    }
  }

  /**
   * The next day after the given one on which somebody with this rate sets out; the day after the
   * almanac's last if none. Events are drawn at the peak's rate and thinned to each day's own.
   */
  int next(int after, Season season, double perYear, Chance chance) {
    Curve curve = curves.get(season);
    double time = after + 1;
    while (true) {
      time += chance.waiting(YEAR / (perYear * curve.peak));
      if (time >= last + 1) {
        return last + 1;
      }
      int day = (int) time;
      if (chance.fraction() * curve.peak < curve.days[day - first]) {
        return day;
      }
    }
  }
}
