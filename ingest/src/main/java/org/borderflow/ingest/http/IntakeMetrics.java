package org.borderflow.ingest.http;

import io.micrometer.core.instrument.MeterRegistry;
import org.borderflow.schemas.RejectionReason;

/** What the door counts, since the process started. */
final class IntakeMetrics {

  private static final String RECEIVED = "borderflow.records.received";
  private static final String REJECTED = "borderflow.records.rejected";

  private final MeterRegistry registry;

  IntakeMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (RejectionReason reason : RejectionReason.values()) {
      registry.counter(REJECTED, "reason", reason.name());
    }
  }

  /** Records of an agency that were answered. */
  void received(String agency, long records) {
    registry.counter(RECEIVED, "agency", agency).increment((double) records);
  }

  /** A record that the door refused. */
  void rejected(RejectionReason reason) {
    registry.counter(REJECTED, "reason", reason.name()).increment();
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
