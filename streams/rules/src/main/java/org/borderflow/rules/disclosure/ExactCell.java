package org.borderflow.rules.disclosure;

/**
 * What disclosure control has to know of an exact cell.
 *
 * @param value what is observed, as a whole number: half up, where it is an estimate
 * @param provisional whether anything in it is pending
 * @param travellers how many distinct travellers contribute to it
 */
public record ExactCell(long value, boolean provisional, long travellers) {

  /** A cell with nothing in it. */
  public static final ExactCell EMPTY = new ExactCell(0, false, 0);
}
