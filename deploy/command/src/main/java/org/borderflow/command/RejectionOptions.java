package org.borderflow.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.view.file.RejectionFilter;
import picocli.CommandLine.Option;

/** Which refusals are wanted. */
final class RejectionOptions {

  @Option(
      names = "--reason",
      split = ",",
      paramLabel = "REASON",
      description = "Only these reasons, with commas (default: all).")
  private Set<RejectionReason> reasons = Set.of();

  @Option(
      names = "--agency",
      split = ",",
      paramLabel = "NAME",
      description = "Only what these have sent, with commas (default: all).")
  private Set<String> agencies = Set.of();

  @Option(
      names = "--post",
      split = ",",
      paramLabel = "CODE",
      description =
          "Only records of these border posts, with commas, as far as one could be read"
              + " (default: all).")
  private Set<String> posts = Set.of();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Only what was received on this day, UTC, or later.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Only what was received on this day, UTC, or earlier.")
  private LocalDate to;

  /**
   * What was given.
   *
   * @param handledToo whether those are wanted as well that were dealt with
   */
  RejectionFilter filter(boolean handledToo) {
    return new RejectionFilter(
        reasons,
        agencies,
        posts,
        from == null ? null : begin(from),
        to == null ? null : begin(to.plusDays(1)),
        handledToo);
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
