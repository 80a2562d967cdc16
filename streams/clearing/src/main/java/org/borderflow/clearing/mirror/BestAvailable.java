package org.borderflow.clearing.mirror;

import static org.borderflow.clearing.deposit.Coverage.WHOLE;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Thousandths;

/**
 * The best figure that can be had.
 *
 * <p>Each side misses some of those who move and counts nobody who does not. If of T people the
 * origin records each with probability p and the destination with q, independently, both O/p and
 * D/q estimate T, with variances T(1-p)/p and T(1-q)/q. Weighed by the inverse of these they make
 *
 * <pre>
 * T = (O/(1-p) + D/(1-q)) / (p/(1-p) + q/(1-q))
 * </pre>
 *
 * <p>which is closer to the truth than either can be expected to be, and is the report of a side
 * that is whole. One report alone is divided by its coverage. Where nothing is known of coverage
 * the destination's report stands: who enters a country is recorded better than who leaves it
 * (UNECE, Guidelines for Exchanging Data to Improve Emigration Statistics, 2010).
 *
 * <p>Known weaknesses: coverage is taken to be the same over some years and for everybody in the
 * corridor; the two countries are taken to miss people independently of each other; those who are
 * counted twice, or in another month by the other country, are not thought of.
 */
final class BestAvailable {

  private BestAvailable() {}

  /**
   * The figure.
   *
   * @param comparable whether both reports were counted by like rules
   * @return empty if there is no number
   */
  static Optional<Best> of(
      Optional<Report> origin,
      Optional<Report> destination,
      boolean comparable,
      Coverages coverages) {
    Optional<Report> out = origin.filter(Report::hasValue);
    Optional<Report> in = destination.filter(Report::hasValue);
    if (out.isPresent() && in.isPresent() && comparable) {
      return Optional.of(
          coverages.origin().isPresent() && coverages.destination().isPresent()
              ? combined(out.get(), in.get(), coverages)
              : destination(in.get(), coverages));
    }
    return in.map(report -> destination(report, coverages))
        .or(() -> out.map(report -> origin(report, coverages)));
  }

  private static Best combined(Report out, Report in, Coverages coverages) {
    int p = coverages.origin().getAsInt();
    int q = coverages.destination().getAsInt();
    boolean provisional = isProvisional(out) || isProvisional(in);
    if (q == WHOLE) {
      return new Best(in.value(), BestRule.COMBINED, coverages.quality(), provisional);
    }
    BigInteger missedByOrigin = BigInteger.valueOf(WHOLE - p);
    BigInteger missedByDestination = BigInteger.valueOf(WHOLE - q);
    BigInteger counted =
        BigInteger.valueOf(out.value())
            .multiply(missedByDestination)
            .add(BigInteger.valueOf(in.value()).multiply(missedByOrigin))
            .multiply(BigInteger.valueOf(WHOLE));
    BigInteger weights =
        BigInteger.valueOf(p)
            .multiply(missedByDestination)
            .add(BigInteger.valueOf(q).multiply(missedByOrigin));
    BigInteger value = counted.add(weights.shiftRight(1)).divide(weights);
    return new Best(value.longValueExact(), BestRule.COMBINED, coverages.quality(), provisional);
  }

  private static Best destination(Report report, Coverages coverages) {
    return alone(
        report, coverages.destination(), BestRule.DESTINATION_CORRECTED, BestRule.DESTINATION);
  }

  private static Best origin(Report report, Coverages coverages) {
    return alone(report, coverages.origin(), BestRule.ORIGIN_CORRECTED, BestRule.ORIGIN);
  }

  private static Best alone(
      Report report, OptionalInt coverage, BestRule corrected, BestRule asItIs) {
    boolean provisional = isProvisional(report);
    return coverage.isPresent()
        ? new Best(
            Thousandths.rounded(report.value() * WHOLE, coverage.getAsInt()),
            corrected,
            Quality.C,
            provisional)
        : new Best(report.value(), asItIs, Quality.D, provisional);
  }

  private static boolean isProvisional(Report report) {
    return report.mark() == Mark.PROVISIONAL;
  }
}
