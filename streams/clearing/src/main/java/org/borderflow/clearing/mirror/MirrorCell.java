package org.borderflow.clearing.mirror;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.borderflow.clearing.deposit.Period;

/**
 * A corridor in a period.
 *
 * @param period month or year
 * @param origin what the origin reports, its emigration; empty if nothing
 * @param destination what the destination reports, its immigration; empty if nothing
 * @param comparison how the two stand to each other
 * @param unlike in what their definitions differ; nothing unless there are two
 * @param difference the origin's report less the destination's, in thousandths of a person; empty
 *     unless compared
 * @param ratio the origin's report divided by the destination's, in thousandths; empty unless
 *     compared, or if the divisor is 0
 * @param best the best figure that can be had; empty if there is none
 */
public record MirrorCell(
    Period period,
    Optional<Report> origin,
    Optional<Report> destination,
    Comparison comparison,
    Set<Unlike> unlike,
    OptionalLong difference,
    OptionalLong ratio,
    Optional<Best> best) {

  public MirrorCell {
    unlike = Set.copyOf(unlike);
  }
}
