package org.borderflow.clearing.mirror;

import java.util.List;
import java.util.Optional;
import org.borderflow.clearing.deposit.Thousandths;

/**
 * A corridor over some periods in few numbers, in thousandths of a person.
 *
 * @param origin what the origin reports, in all periods in which it does
 * @param destination what the destination reports, alike
 * @param originTogether what the origin reports in the periods in which both are compared
 * @param destinationTogether what the destination reports in these
 * @param best the best figures that can be had, added up
 * @param quality the worst of their qualities; empty if there is none
 * @param periods how many periods there are of what
 */
public record Summary(
    long origin,
    long destination,
    long originTogether,
    long destinationTogether,
    long best,
    Optional<Quality> quality,
    Count periods) {

  /**
   * How many periods.
   *
   * @param all from the first to the last
   * @param origin with a number of the origin
   * @param destination with a number of the destination
   * @param compared in which both are compared
   * @param unlike with two numbers by unlike rules
   * @param best with a best figure
   */
  public record Count(int all, int origin, int destination, int compared, int unlike, int best) {}

  /** Of some cells of one corridor. */
  public static Summary of(List<MirrorCell> cells) {
    long origin = 0;
    long destination = 0;
    long originTogether = 0;
    long destinationTogether = 0;
    long best = 0;
    int origins = 0;
    int destinations = 0;
    int compared = 0;
    int unlike = 0;
    int bests = 0;
    Quality worst = null;
    for (MirrorCell cell : cells) {
      Optional<Report> out = cell.origin().filter(Report::hasValue);
      Optional<Report> in = cell.destination().filter(Report::hasValue);
      origin += out.map(Report::value).orElse(0L);
      destination += in.map(Report::value).orElse(0L);
      origins += out.isPresent() ? 1 : 0;
      destinations += in.isPresent() ? 1 : 0;
      if (cell.comparison().isMade()) {
        originTogether += out.orElseThrow().value();
        destinationTogether += in.orElseThrow().value();
        compared++;
      }
      unlike +=
          cell.comparison() == Comparison.UNLIKE || cell.comparison() == Comparison.UNLIKE_COMPARED
              ? 1
              : 0;
      if (cell.best().isPresent()) {
        best += cell.best().get().value();
        bests++;
        Quality quality = cell.best().get().quality();
        worst = worst == null || quality.compareTo(worst) > 0 ? quality : worst;
      }
    }
    return new Summary(
        origin,
        destination,
        originTogether,
        destinationTogether,
        best,
        Optional.ofNullable(worst),
        new Count(cells.size(), origins, destinations, compared, unlike, bests));
  }

  /** The origin's report divided by the destination's where both are compared, in thousandths. */
  public Optional<Long> ratio() {
    return destinationTogether > 0
        ? Optional.of(Thousandths.rounded(originTogether * 1_000, destinationTogether))
        : Optional.empty();
  }
}
