package org.borderflow.gaps.fields;

import java.util.Comparator;

/**
 * Where and when a record belongs to; each part may be {@link #TOTAL}.
 *
 * @param post the border post
 * @param agency the agency
 * @param month the month of the crossing, {@code 2024-03}
 */
public record Place(String post, String agency, String month) implements Comparable<Place> {

  /** All of them. */
  public static final String TOTAL = "_T";

  /** A refused record may not tell. */
  public static final String UNKNOWN = "_U";

  /** Everything. */
  public static final Place EVERYWHERE = new Place(TOTAL, TOTAL, TOTAL);

  private static final Comparator<Place> BY_COLUMN =
      Comparator.comparing(Place::post).thenComparing(Place::agency).thenComparing(Place::month);

  /** The same with all agencies and months. */
  public Place ofPost() {
    return new Place(post, TOTAL, TOTAL);
  }

  /** The same with all posts and months. */
  public Place ofAgency() {
    return new Place(TOTAL, agency, TOTAL);
  }

  /** The same with all posts and agencies. */
  public Place ofMonth() {
    return new Place(TOTAL, TOTAL, month);
  }

  /** The same with all agencies. */
  public Place ofPostAndMonth() {
    return new Place(post, TOTAL, month);
  }

  /** The same with all posts. */
  public Place ofAgencyAndMonth() {
    return new Place(TOTAL, agency, month);
  }

  @Override
  public int compareTo(Place other) {
    return BY_COLUMN.compare(this, other);
  }
}
