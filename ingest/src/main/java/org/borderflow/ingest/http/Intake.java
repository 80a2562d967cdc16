package org.borderflow.ingest.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.ZipException;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.publish.IntakeFailure;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.ingest.read.Opened;
import org.borderflow.service.access.Agency;
import org.borderflow.service.http.Refused;

/** Takes bodies in: read, judged, stored, answered. For any number of threads. */
final class Intake {

  private final SharedPublisher publisher;
  private final Pseudonyms pseudonyms;
  private final PostRegister posts;
  private final Optional<Profile> profile;
  private final Clock clock;
  private final long limit;
  private final IntakeMetrics metrics;
  private final UnknownPosts unknownPosts;

  Intake(IntakeServerSettings settings, SharedPublisher publisher, IntakeMetrics metrics) {
    this.publisher = publisher;
    this.pseudonyms = settings.pseudonyms();
    this.posts = settings.posts();
    this.profile = settings.profile();
    this.clock = settings.clock();
    this.limit = settings.bodyLimit();
    this.metrics = metrics;
    this.unknownPosts = new UnknownPosts(posts);
    metrics.show(unknownPosts);
  }

  /**
   * A request to take in.
   *
   * @param audit names it, and is told how many records came
   * @param agency who sends it
   * @param type what the body is
   * @param gzip whether it is compressed
   * @param body the body
   * @param hashed whether its hash is wanted
   */
  record Request(
      AuditEntry audit,
      Agency agency,
      BodyType type,
      boolean gzip,
      InputStream body,
      boolean hashed) {

    /** Names it in the origin of its records. */
    String id() {
      return audit.trace().id();
    }
  }

  /**
   * Takes a body in.
   *
   * @throws Refused if it cannot be served
   * @throws IOException if the caller goes away
   */
  Answer take(Request request) throws IOException {
    try {
      Optional<Profile> layout = request.type() == BodyType.TABLE ? profile : Optional.empty();
      BodyIntake body =
          new BodyIntake(
              request,
              open(request),
              layout,
              parser(request, layout),
              publisher.begin(request.audit().trace()),
              metrics,
              unknownPosts,
              clock);
      try {
        body.read();
        return body.answer();
      } catch (LimitedBody.LimitPassed e) {
        throw Refusals.tooLarge(limit, body.settle());
      } catch (ArrivingBody.BrokenOff e) {
        // What has been sent stays sent: it is to be counted, and in the audit log.
        body.abandon();
        throw brokenOff();
      } catch (IntakeFailure e) {
        body.abandon();
        throw e;
      }
    } catch (ArrivingBody.BrokenOff e) {
      throw brokenOff();
    } catch (IntakeFailure e) {
      metrics.unavailable();
      throw Refusals.unavailable();
    }
  }

  /** The hash of a body that is not taken in. */
  String hash(Request request) throws IOException {
    try {
      String hash = new BodyHash(open(request)).ofAll();
      if (hash == null) {
        throw damaged();
      }
      return hash;
    } catch (LimitedBody.LimitPassed e) {
      throw Refusals.tooLarge(limit, 0);
    } catch (ArrivingBody.BrokenOff e) {
      throw brokenOff();
    }
  }

  private static Refused damaged() {
    return Refusals.unreadable("the gzip data are damaged or cut short");
  }

  private static Refused brokenOff() {
    return Refusals.unreadable("the body broke off before its end");
  }

  private LimitedBody open(Request request) throws IOException {
    InputStream in = new ArrivingBody(request.body());
    if (request.gzip()) {
      try {
        in = Opened.unpacked(in);
      } catch (ZipException | EOFException e) {
        throw damaged();
      }
    }
    return new LimitedBody(in, limit);
  }

  private CrossingParser parser(Request request, Optional<Profile> layout) {
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    Identity usual = request.agency().edge() ? Identity.OR_PSEUDONYM : Identity.NO_PSEUDONYM;
    return new CrossingParser(
        request.agency().name(),
        request.id(),
        pseudonyms,
        posts,
        tomorrow,
        layout.map(Profile::identity).orElse(usual));
  }
}
