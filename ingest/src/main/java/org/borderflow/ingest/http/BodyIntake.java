package org.borderflow.ingest.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borderflow.ingest.access.Agency;
import org.borderflow.ingest.parse.CrossingParser;
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

/** One body on its way in, record by record. */
final class BodyIntake {

  /** What the origin of a record gives as its source. */
  private static final String SOURCE = "http";

  private static final String NAME = "the body";

  /**
   * A body is refused as a whole if none of its records can be taken apart. So many are looked at
   * before anything of it counts.
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
  private final ResultWriter results;
  private final List<Rejection> heldBack = new ArrayList<>();
  private boolean anythingRead;
  private long line;

  BodyIntake(
      Intake.Request request,
      LimitedBody body,
      Optional<Profile> profile,
      CrossingParser parser,
      Delivery delivery,
      IntakeMetrics metrics,
      UnknownPosts unknownPosts) {
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
        throw Refused.unreadable(e.getMessage());
      }
      // What stood before the damage has been taken in; what is lost is told as one record.
      Origin origin = new Origin(request.id(), SOURCE, line + 1);
      reject(
          new Rejection(
              agency.name(), origin, "", RejectionReason.MALFORMED_LINE, "", e.getMessage(), ""));
    }
    if (heldBack.isEmpty() && body.isEmpty()) {
      throw Refused.unreadable("the body is empty");
    }
    if (!heldBack.isEmpty()) {
      throw Refused.unreadable(heldBack.get(0).getMessage());
    }
  }

  /**
   * Waits until what was sent is durable.
   *
   * @return how many records were sent
   */
  long settle() {
    delivery.await();
    request.audit().tookIn(results.accepted(), results.rejected());
    metrics.received(agency.name(), results.received());
    return results.received();
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
    if (!unreadable) {
      takeFromHereOn();
    }
    if (verdict instanceof Verdict.Accepted accepted) {
      accept(accepted.crossing());
    } else if (verdict instanceof Verdict.Rejected rejected) {
      reject(rejected.rejection());
    }
  }

  private void accept(ReceivedCrossing record) {
    Optional<Rejection> refusal = agency.refusalOf(record);
    if (refusal.isPresent()) {
      reject(refusal.get());
      return;
    }
    delivery.publish(record);
    if (record.getCrossing() != null && unknownPosts.see(record.getCrossing())) {
      metrics.atUnknownPost();
    }
    results.accepted(record.getOrigin().getLine(), record.getRecordId());
  }

  private void reject(Rejection rejection) {
    if (!anythingRead) {
      heldBack.add(rejection);
      if (heldBack.size() == HELD_BACK) {
        takeFromHereOn();
      }
      return;
    }
    delivery.publish(rejection);
    results.rejected(rejection);
    metrics.rejected(rejection.getReason(), 1);
  }

  private void takeFromHereOn() {
    if (!anythingRead) {
      anythingRead = true;
      heldBack.forEach(this::reject);
      heldBack.clear();
    }
  }
}
