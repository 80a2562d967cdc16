package org.borderflow.rules.length;

/**
 * How many there are in a group, or how many more. Only ever added, hence exact.
 *
 * @param stays stays or absences
 * @param travellers distinct travellers whose they are
 */
public record LengthCount(long stays, long travellers) {

  /** Nothing. */
  public static final LengthCount NONE = new LengthCount(0, 0);

  /** The sum of both. */
  public LengthCount plus(LengthCount other) {
    return new LengthCount(stays + other.stays, travellers + other.travellers);
  }
}
