package org.borderflow.rules.disclosure;

import java.util.List;
import java.util.Optional;

/**
 * From exact cells to public ones, wherever these go: a pure function of cells, method and key. For
 * one thread, like its method.
 */
public final class PublicCells {

  private final DisclosureMethod method;

  /** Cells under a method. */
  public PublicCells(DisclosureMethod method) {
    this.method = method;
  }

  /**
   * What is published of a counted cell.
   *
   * @param cell codes of the cell's dimensions, in the order of the published columns
   * @return empty if the cell is not to be seen
   */
  public Optional<PublicCell> counted(List<String> cell, ExactCell exact) {
    Released released = release(cell, exact);
    return isZero(released) ? Optional.empty() : told(released, exact.provisional());
  }

  /**
   * What is published of a net flow: the difference of what is released of arrivals and of
   * departures, never of exact net flows.
   *
   * @param arrivals codes of the cell of arrivals
   * @param arrived arrivals, {@link ExactCell#EMPTY} if there are none
   * @param departures codes of the cell of departures
   * @param departed departures, {@link ExactCell#EMPTY} if there are none
   * @return empty if the cell is not to be seen
   */
  public Optional<PublicCell> net(
      List<String> arrivals, ExactCell arrived, List<String> departures, ExactCell departed) {
    Released in = release(arrivals, arrived);
    Released out = release(departures, departed);
    return isZero(in) && isZero(out)
        ? Optional.empty()
        : told(in.less(out), arrived.provisional() || departed.provisional());
  }

  private Released release(List<String> cell, ExactCell exact) {
    return method.release(cell, exact.value(), exact.travellers());
  }

  private static boolean isZero(Released released) {
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
