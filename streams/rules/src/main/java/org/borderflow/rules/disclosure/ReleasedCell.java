package org.borderflow.rules.disclosure;

import java.util.Optional;

/**
 * A counted cell as its method releases it.
 *
 * @param released what is released of its count
 * @param provisional whether anything in it is pending
 */
public record ReleasedCell(Released released, boolean provisional) {

  /** What is published of the cell; empty if it is not to be seen. */
  public Optional<PublicCell> told() {
    return isZero() ? Optional.empty() : told(released, provisional);
  }

  /**
   * What is published of the net flow: the difference of what is released of these arrivals and of
   * departures, never of exact net flows. Empty if it is not to be seen.
   */
  public Optional<PublicCell> net(ReleasedCell departures) {
    return isZero() && departures.isZero()
        ? Optional.empty()
        : told(released.less(departures.released), provisional || departures.provisional);
  }

  private boolean isZero() {
    return released.form() == Released.Form.SHOWN && released.value() == 0;
  }

  private static Optional<PublicCell> told(Released released, boolean provisional) {
    return switch (released.form()) {
      case SHOWN -> Optional.of(new PublicCell(released.value(), provisional));
      case SUPPRESSED -> Optional.of(new PublicCell(null, provisional));
      case WITHHELD -> Optional.empty();
    };
  }
}
