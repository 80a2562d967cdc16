package org.borderflow.ingest.http;

import io.micrometer.core.instrument.MeterRegistry;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.schemas.RejectionReason;

/** What the door counts, since the process started, and what is counted behind it. */
public final class IntakeMetrics {

  private static final String RECEIVED = "borderflow.records.received";
  private static final String REJECTED = "borderflow.records.rejected";

  private static final String AT_UNKNOWN_POSTS = "borderflow.records.unknown.post";

  private final MeterRegistry registry;

  /** What is counted in a registry; there may be several of the same. */
  public IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (RejectionReason reason : RejectionReason.values()) {
      registry.counter(REJECTED, "reason", reason.name());
    }
  }

  /** Records of an agency that were answered. */
  public void received(String agency, long records) {
    registry.counter(RECEIVED, "agency", agency).increment((double) records);
  }

  /** Records that were refused. */
  public void rejected(RejectionReason reason, long records) {
    registry.counter(REJECTED, "reason", reason.name()).increment((double) records);
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
    registry.counter(AT_UNKNOWN_POSTS);
  }

  /** A record at a post that is not in the register. */
  void atUnknownPost() {
    registry.counter(AT_UNKNOWN_POSTS).increment();
  }

  /** A caller that was turned away. */
  void refused(int status) {
    registry.counter("borderflow.requests.refused", "status", Integer.toString(status)).increment();
  }

  /** A body that could not be stored. */
  void unavailable() {
    registry.counter("borderflow.intake.unavailable").increment();
  }
}
