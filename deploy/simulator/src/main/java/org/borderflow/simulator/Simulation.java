package org.borderflow.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/**
 * A made-up country to be played. Equal simulations give equal bytes, on every machine.
 *
 * @param country ISO alpha-3 code of the country
 * @param travellers how many people cross its border in the period, at least 1
 * @param from first day of the period
 * @param to last day of the period
 * @param seed which of the possible histories
 * @param dirty share of the crossings whose records suffer a mishap, from 0 to 1
 * @param kind what kind of years these are
 */
public record Simulation(
    String country,
    long travellers,
    LocalDate from,
    LocalDate to,
    long seed,
    double dirty,
    Kind kind) {

  /** The country that is played if none is named. */
  public static final String DEFAULT_COUNTRY = "NZL";

  private static final long MOST_TRAVELLERS = 50_000_000;

  /** Says no to what cannot be played. */
  public Simulation {
    if (!country.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("country must be three capital letters: " + country);
    }
    if (travellers < 1 || travellers > MOST_TRAVELLERS) {
      throw new IllegalArgumentException(
          "travellers must be from 1 to " + MOST_TRAVELLERS + ": " + travellers);
    }
    if (from.isAfter(to)) {
      throw new IllegalArgumentException("the period ends before it begins: " + from + " to " + to);
    }
    if (from.getYear() < 1980 || to.getYear() > 2060) {
      throw new IllegalArgumentException(
          "the period must lie between 1980 and 2060: " + from + " to " + to);
    }
    if (!(dirty >= 0 && dirty <= 1)) {
      throw new IllegalArgumentException("dirty must be from 0 to 1: " + dirty);
    }
  }

  /** Plays plain years of the default country. */
  public Simulation(long travellers, LocalDate from, LocalDate to, long seed, double dirty) {
    this(DEFAULT_COUNTRY, travellers, from, to, seed, dirty, Kind.PLAIN);
  }

  /** Lets it happen. Takes about 100 bytes of memory for each crossing. */
  public Chronicle play() {
    World world = World.of(country, day(from), day(to), kind, seed);
    Population population = Population.of(world, seed, travellers);
    return new Chronicle(world, population, new Registrar(world, seed, dirty));
  }

  /**
   * Lets it happen and writes all down.
   *
   * @param crossings receives the crossing file
   * @param truth receives the true outcomes, or null
   * @param posts receives the register of border posts, or null
   * @return what happened, for more questions
   */
  public Chronicle write(OutputStream crossings, OutputStream truth, OutputStream posts)
      throws IOException {
    Chronicle chronicle = play();
    chronicle.writeCrossings(crossings);
    if (truth != null) {
      chronicle.writeTruth(truth);
    }
    if (posts != null) {
      chronicle.writePosts(posts);
    }
    return chronicle;
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
