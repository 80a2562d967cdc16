package org.borderflow.clearing.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.borderflow.clearing.deposit.Coverage;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Thousandths;

/** Both sides of a corridor, period by period. */
public final class Mirror {

  private final Frequency frequency;
  private final Side origin;
  private final Side destination;
  private final Policy policy;
  private final List<MirrorCell> cells = new ArrayList<>();

  /** What is compared. */
  public enum Policy {
    /** Only what was counted by like rules. */
    LIKE_ONLY,
    /** Everything; what is unlike is said to be. */
    UNLIKE_TOO
  }

  private Mirror(Frequency frequency, Side origin, Side destination, Policy policy) {
    this.frequency = frequency;
    this.origin = origin;
    this.destination = destination;
    this.policy = policy;
  }

  /**
   * The cells of a corridor, from the first period that either side has said anything of to the
   * last; a period of which neither has is a {@link Comparison#GAP}.
   */
  public static List<MirrorCell> cells(
      Frequency frequency, Side origin, Side destination, Policy policy) {
    Mirror mirror = new Mirror(frequency, origin, destination, policy);
    mirror.compare();
    return List.copyOf(mirror.cells);
  }

  private void compare() {
    if (origin.isSilent() && destination.isSilent()) {
      return;
    }
    int first =
        origin.isSilent()
            ? destination.first()
            : destination.isSilent()
                ? origin.first()
                : Math.min(origin.first(), destination.first());
    int last =
        origin.isSilent()
            ? destination.last()
            : destination.isSilent() ? origin.last() : Math.max(origin.last(), destination.last());
    LongRun longRun = new LongRun(frequency, first, last - first + 1);
    List<Compared> compared = new ArrayList<>();
    for (int index = first; index <= last; index++) {
      Compared both = new Compared(origin.report(index), destination.report(index), policy);
      longRun.add(index, both.comparison().isMade(), both.out(), both.in());
      compared.add(both);
    }
    Stated stated = new Stated(origin.definition(), destination.definition());
    for (int index = first; index <= last; index++) {
      cells.add(compared.get(index - first).cell(new Period(frequency, index), longRun, stated));
    }
  }

  /** By what the sides count as a rule, for periods in which one of them is silent. */
  private record Stated(Optional<Definition> origin, Optional<Definition> destination) {

    OptionalInt origin(Optional<Report> report) {
      return coverage(report, origin, Direction.DEPARTURES);
    }

    OptionalInt destination(Optional<Report> report) {
      return coverage(report, destination, Direction.ARRIVALS);
    }

    private static OptionalInt coverage(
        Optional<Report> report, Optional<Definition> usual, Direction direction) {
      Optional<Definition> own = report.filter(Report::hasValue).map(Report::definition);
      return own.or(() -> usual)
          .map(definition -> definition.coverage().of(direction))
          .orElse(OptionalInt.empty());
    }
  }

  /** Two reports of one period. */
  private static final class Compared {

    private final Optional<Report> origin;
    private final Optional<Report> destination;
    private final Set<Unlike> unlike;
    private final Comparison comparison;

    Compared(Optional<Report> origin, Optional<Report> destination, Policy policy) {
      this.origin = origin;
      this.destination = destination;
      this.unlike =
          origin.isPresent() && destination.isPresent()
              ? Unlike.of(origin.get().definition(), destination.get().definition())
              : Set.of();
      this.comparison = comparison(policy);
    }

    private Comparison comparison(Policy policy) {
      boolean out = origin.filter(Report::hasValue).isPresent();
      boolean in = destination.filter(Report::hasValue).isPresent();
      if (!out || !in) {
        return out || in ? Comparison.ONE_SIDED : Comparison.GAP;
      }
      if (Unlike.inRule(unlike)) {
        return policy == Policy.UNLIKE_TOO ? Comparison.UNLIKE_COMPARED : Comparison.UNLIKE;
      }
      return unlike.isEmpty() ? Comparison.LIKE : Comparison.POPULATIONS_DIFFER;
    }

    Comparison comparison() {
      return comparison;
    }

    long out() {
      return origin.map(Report::value).orElse(0L);
    }

    long in() {
      return destination.map(Report::value).orElse(0L);
    }

    MirrorCell cell(Period period, LongRun longRun, Stated stated) {
      boolean made = comparison.isMade();
      // What was counted by unlike rules is never put together, whatever is asked for.
      boolean alike = made && comparison != Comparison.UNLIKE_COMPARED;
      OptionalInt ofOrigin = stated.origin(origin);
      OptionalInt ofDestination = stated.destination(destination);
      Coverages coverages =
          alike || comparison == Comparison.ONE_SIDED
              ? Coverages.of(ofOrigin, ofDestination, longRun.around(period.index()))
              : new Coverages(ofOrigin, ofDestination, Quality.C);
      return new MirrorCell(
          period,
          origin,
          destination,
          comparison,
          unlike,
          made ? OptionalLong.of(out() - in()) : OptionalLong.empty(),
          made && in() > 0
              ? OptionalLong.of(Thousandths.rounded(out() * Coverage.WHOLE, in()))
              : OptionalLong.empty(),
          BestAvailable.of(origin, destination, alike, coverages));
    }
  }
}
