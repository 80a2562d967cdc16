package org.borderflow.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.service.access.Agency;

/** What the door counts, since the process started, and what is counted behind it. */
public final class IntakeMetrics {

  private static final String RECEIVED = "borderflow.records.received";
  private static final String REJECTED = "borderflow.records.rejected";

  /** From a minute, when a post is connected, to the year in which a migration is decided. */
  private static final Duration[] LATENESS = {
    Duration.ofMinutes(1),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofHours(6),
    Duration.ofDays(1),
    Duration.ofDays(2),
    Duration.ofDays(7),
    Duration.ofDays(30),
    Duration.ofDays(90),
    Duration.ofDays(365),
    Duration.ofDays(487)
  };

  private final MeterRegistry registry;

  /** Told of many records of one body: not to be looked up for each. */
  private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);

  private final Counter atUnknownPosts;
  private final DistributionSummary late;
  private final Counter unavailable;

  /** What is counted in a registry; there may be several of the same. */
  public IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (RejectionReason reason : RejectionReason.values()) {
      rejected.put(reason, registry.counter(REJECTED, "reason", reason.name()));
    }
    registry.counter(RECEIVED, "agency", Agency.LOCAL);
    late =
        DistributionSummary.builder("borderflow.records.late")
            .description("From a crossing to the receipt of its record")
            .baseUnit("seconds")
            .serviceLevelObjectives(
                Arrays.stream(LATENESS).mapToDouble(Duration::toSeconds).toArray())
            .register(registry);
    unavailable = registry.counter("borderflow.intake.unavailable");
    atUnknownPosts = registry.counter("borderflow.records.unknown.post");
  }

  /** Records of an agency that were answered. */
  public void received(String agency, long records) {
    registry.counter(RECEIVED, "agency", agency).increment((double) records);
  }

  /**
   * The record of a crossing was taken in.
   *
   * @param lateness how long after the crossing; after the end of its day if its time is not known
   */
  void late(Duration lateness) {
    // Not a timer: it adds up nanoseconds, and a few records of a lifetime ago are too many of
    // them.
    late.record((double) Math.max(0, lateness.toSeconds()));
  }

  /** Records that were refused. */
  public void rejected(RejectionReason reason, long records) {
    rejected.get(reason).increment((double) records);
  }

  /** Records that were found behind the door to be new. */
  public void accepted(long records) {
    registry.counter("borderflow.records.accepted").increment((double) records);
  }

  /** Records that were found behind the door to have come before. */
  public void duplicates(long records) {
    registry.counter("borderflow.records.duplicates").increment((double) records);
  }

  /** Shows how many posts came that are not in the register. */
  void show(UnknownPosts posts) {
    registry.gauge("borderflow.unknown.posts", posts, UnknownPosts::posts);
  }

  /** A record at a post that is not in the register. */
  void atUnknownPost() {
    atUnknownPosts.increment();
  }

  /** A body that could not be stored. */
  void unavailable() {
    unavailable.increment();
  }
}
