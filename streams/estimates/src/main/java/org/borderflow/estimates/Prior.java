package org.borderflow.estimates;

/**
 * What is believed of a pending crossing as long as nobody like it has been seen to the end: the
 * probabilities that it becomes a migration.
 *
 * @param intending for a traveller on the far side who stated a long stay
 * @param others for any other traveller on the far side
 * @param back for a traveller who has gone back
 */
public record Prior(double intending, double others, double back) {

  /** If nothing better is known: stated intentions hold for most. */
  public static final Prior STATED_INTENTION = new Prior(0.7, 0.05, 0.01);

  public Prior {
    for (double probability : new double[] {intending, others, back}) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("a probability is from 0 to 1: " + probability);
      }
    }
  }

  /**
   * A prior as {@link #toString()} writes it.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Prior of(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("three probabilities with commas between: " + text);
    }
    return new Prior(probability(parts[0]), probability(parts[1]), probability(parts[2]));
  }

  private static double probability(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a number: " + text, e);
    }
  }

  /** The three probabilities with commas between. */
  @Override
  public String toString() {
    return intending + "," + others + "," + back;
  }

  double of(Intention intention, int state) {
    if (!RaceState.isFar(state)) {
      return back;
    }
    return intention == Intention.LONG ? intending : others;
  }
}
