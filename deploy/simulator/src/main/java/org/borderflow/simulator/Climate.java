package org.borderflow.simulator;

import java.time.LocalDate;

/**
 * What the years are like for everybody at once: a mood that lasts for months, the growth of one
 * group, a closed border.
 */
final class Climate {

  /** Streams of chance; another number, another stream. */
  private static final long TOPIC = 5;

  private static final double PERSISTENCE = 0.85;
  private static final double SHOCK = 0.09;
  private static final int MONTH = 30;
  private static final double GROWTH_TO = 4;

  private static final int CLOSES = day(2020, 3, 19);
  private static final int OPENS_A_LITTLE = day(2021, 10, 15);
  private static final int OPENS_FOR_CITIZENS = day(2022, 2, 28);
  private static final int OPENS = day(2022, 7, 31);
  private static final int MADE_UP_FOR = day(2023, 6, 30);

  private final Kind kind;
  private final int from;
  private final int to;
  private final int start;
  private final double[] coming;
  private final double[] leaving;

  Climate(Kind kind, long seed, int start, int from, int to, int end) {
    this.kind = kind;
    this.from = from;
    this.to = to;
    this.start = start;
    int months = kind == Kind.PLAIN ? 0 : (end - start) / MONTH + 2;
    this.coming = moods(Chance.of(seed, TOPIC, 1), months);
    this.leaving = moods(Chance.of(seed, TOPIC, 2), months);
  }

  /** First-order autoregression of the logarithm. */
  private static double[] moods(Chance chance, int months) {
    double[] moods = new double[months];
    double mood = 0;
    for (int i = 0; i < months; i++) {
      mood = PERSISTENCE * mood + SHOCK * chance.normal();
      moods[i] = StrictMath.exp(mood);
    }
    return moods;
  }

  /** How many come for longer, relative to an average month. */
  double coming(int day) {
    return at(coming, day);
  }

  /** How many of those who live here feel like leaving, relative to an average month. */
  double leaving(int day) {
    return at(leaving, day);
  }

  private double at(double[] moods, int day) {
    return moods[Math.min(moods.length - 1, Math.max(0, (day - start) / MONTH))];
  }

  /**
   * How far a growing group has come on its way; 0 at the beginning of the period, 1 at its end.
   */
  double progress(int day) {
    return kind == Kind.STUDENT_GROWTH
        ? Math.min(1, Math.max(0, (day - from) / (double) (to - from + 1)))
        : 0;
  }

  /** How many students come, relative to the first days. */
  double students(int day) {
    return 1 + (GROWTH_TO - 1) * progress(day);
  }

  /** Share of the foreigners who would come that can; above 1 when they make up for lost years. */
  double opennessToForeigners(int day) {
    return openness(day, 0.03, 0.25, 0.6);
  }

  /** Share of those who would leave that can. */
  double opennessOutward(int day) {
    return openness(day, 0.12, 0.35, 0.8);
  }

  private double openness(int day, double closed, double little, double citizens) {
    if (kind != Kind.CLOSURE || day < CLOSES) {
      return 1;
    }
    if (day < OPENS_A_LITTLE) {
      return closed;
    }
    if (day < OPENS_FOR_CITIZENS) {
      return little;
    }
    if (day < OPENS) {
      return citizens;
    }
    return day < MADE_UP_FOR ? 1.4 : 1;
  }

  /** The first day of the closure if a stretch of days runs into it, else 0. */
  int closesBetween(int first, int last) {
    return kind == Kind.CLOSURE && first < CLOSES && CLOSES <= last ? CLOSES : 0;
  }

  /** Whether the border is all but closed. */
  boolean closed(int day) {
    return kind == Kind.CLOSURE && CLOSES <= day && day < OPENS_A_LITTLE;
  }

  /** A day on which travel put off becomes possible again: soon after the border opens. */
  int reopening(Chance chance) {
    return OPENS_A_LITTLE + (int) chance.logNormal(130, 0.7);
  }

  private static int day(int year, int month, int dayOfMonth) {
    return Math.toIntExact(LocalDate.of(year, month, dayOfMonth).toEpochDay());
  }
}
