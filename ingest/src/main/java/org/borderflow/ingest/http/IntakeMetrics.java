package org.borderflow.ingest.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.schemas.RejectionReason;

/** What the door counts, since the process started, and what is counted behind it. */
public final class IntakeMetrics {

  private static final String RECEIVED = "borderflow.records.received";
  private static final String REJECTED = "borderflow.records.rejected";

  private final MeterRegistry registry;

  /** Told of many records of one body: not to be looked up for each. */
  private final Map<RejectionReason, Counter> rejected = new EnumMap<>(RejectionReason.class);

  private final Counter atUnknownPosts;

  /** What is counted in a registry; there may be several of the same. */
  public IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (RejectionReason reason : RejectionReason.values()) {
      rejected.put(reason, registry.counter(REJECTED, "reason", reason.name()));
    }
    atUnknownPosts = registry.counter("borderflow.records.unknown.post");
  }

  /** Records of an agency that were answered. */
  public void received(String agency, long records) {
    registry.counter(RECEIVED, "agency", agency).increment((double) records);
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
    registry.counter("borderflow.intake.unavailable").increment();
  }
}
