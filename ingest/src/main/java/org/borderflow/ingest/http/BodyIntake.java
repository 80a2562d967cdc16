package org.borderflow.ingest.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderflow.ingest.identity.Rekeyed;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.NotPermitted;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.publish.Delivery;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.Fault;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.service.access.Agency;
import org.borderflow.service.http.Refused;

/** One body on its way in, record by record. */
final class BodyIntake {

  /** What the origin of a record gives as its source. */
  private static final String SOURCE = "http";

  private static final String NAME = "the body";

  /**
   * So many refusals wait until everything else of the body is durable: if it comes to that, the
   * caller is told and does not send them again. A body of which none of the first so many records
   * can be taken apart is answered line by line; a shorter one is refused as a whole.
   */
  private static final int HELD_BACK = 1_000;

  private final Intake.Request request;
  private final Agency agency;
  private final LimitedBody body;
  private final BodyHash hash;
  private final RecordReader reader;
  private final CrossingParser parser;
  private final Delivery delivery;
  private final IntakeMetrics metrics;
  private final UnknownPosts unknownPosts;
  private final Clock clock;
  private final ResultWriter results;
  private final List<Rejection> heldBack = new ArrayList<>();
  private final Map<RejectionReason, Long> published = new EnumMap<>(RejectionReason.class);
  private boolean anythingRead;
  private long line;

  BodyIntake(
      Intake.Request request,
      LimitedBody body,
      Optional<Profile> profile,
      CrossingParser parser,
      Delivery delivery,
      IntakeMetrics metrics,
      UnknownPosts unknownPosts,
      Clock clock) {
    this.request = request;
    this.agency = request.agency();
    this.body = body;
    this.results =
        new ResultWriter(request.hashed() ? IdempotentAnswers.IN_MEMORY : ResultWriter.IN_MEMORY);
    this.hash = request.hashed() ? new BodyHash(body) : null;
    InputStream text = new BufferedInputStream(hash == null ? body : hash);
    ReadingFormat format = request.type().format();
    this.reader =
        profile
            .map(given -> given.read(NAME, text, format))
            .orElseGet(() -> RecordReader.plain(NAME, text, format, Column.DOOR_LAYOUT));
    this.parser = parser;
    this.delivery = delivery;
    this.metrics = metrics;
    this.unknownPosts = unknownPosts;
    this.clock = clock;
  }

  /**
   * Reads the body to its end and sends its records.
   *
   * @throws Refused if nothing of it can be read; nothing of it then counts
   */
  void read() {
    try {
      while (reader.next()) {
        line = reader.record().line();
        take(parser.parse(reader.record(), SOURCE), isUnreadable(reader.record().fault()));
      }
    } catch (UnusableInput e) {
      if (!anythingRead || !e.damaged()) {
        throw Refusals.unreadable(e.getMessage());
      }
      // What stood before the damage has been taken in; what is lost is told as one record.
      Origin origin = new Origin(request.id(), SOURCE, line + 1);
      reject(
          new Rejection(
              agency.name(), origin, "", RejectionReason.MALFORMED_LINE, "", e.getMessage(), ""));
    }
    if (body.isEmpty()) {
      throw Refusals.unreadable("the body is empty");
    }
    if (!anythingRead && !heldBack.isEmpty()) {
      throw Refusals.unreadable(heldBack.get(0).getMessage());
    }
  }

  /**
   * Waits until all that was read is durable, refusals last.
   *
   * @return how many records that were
   */
  long settle() {
    delivery.await();
    if (anythingRead) {
      heldBack.forEach(this::publish);
      delivery.await();
    }
    return count(results.accepted());
  }

  /**
   * Counts what is durable of a body that the caller is going to send again. What comes again of it
   * counts once, but for refusals: those that are still held back are not told of this time.
   */
  void abandon() {
    count(delivery.recordsStored());
  }

  private long count(long accepted) {
    long rejected = published.values().stream().mapToLong(Long::longValue).sum();
    request.audit().tookIn(accepted, rejected);
    metrics.received(agency.name(), accepted + rejected);
    published.forEach(metrics::rejected);
    return accepted + rejected;
  }

  /** What came of it, once it is durable. */
  Answer answer() throws IOException {
    String hashOfAll = hash == null ? null : hash.ofAll();
    long received = settle();
    return new Answer(hashOfAll, results.end(), received);
  }

  /** A fault in a field is one of a line that a profile could take apart. */
  private static boolean isUnreadable(Fault fault) {
    return fault != null && fault.field().isEmpty();
  }

  private void take(Verdict verdict, boolean unreadable) {
    anythingRead |= !unreadable;
    if (verdict instanceof Verdict.Accepted accepted) {
      accept(accepted.crossing(), accepted.rekeyed());
    } else if (verdict instanceof Verdict.Rejected rejected) {
      reject(rejected.rejection());
    }
  }

  private void accept(ReceivedCrossing record, Optional<Rekeyed> rekeyed) {
    Optional<Rejection> refusal = NotPermitted.refusalOf(agency, record);
    if (refusal.isPresent()) {
      reject(refusal.get());
      return;
    }
    delivery.publish(record, rekeyed);
    if (record.getCrossing() != null && unknownPosts.see(record.getCrossing())) {
      metrics.atUnknownPost();
    }
    parser
        .crossedAt()
        .ifPresent(
            at -> metrics.late(Duration.between(Instant.ofEpochSecond(at), clock.instant())));
    results.accepted(record.getOrigin().getLine(), record.getRecordId());
  }

  private void reject(Rejection rejection) {
    results.rejected(rejection);
    if (heldBack.size() == HELD_BACK) {
      publish(rejection);
      return;
    }
    heldBack.add(rejection);
    anythingRead |= heldBack.size() == HELD_BACK;
  }

  private void publish(Rejection rejection) {
    delivery.publish(rejection);
    published.merge(rejection.getReason(), 1L, Long::sum);
  }
}
