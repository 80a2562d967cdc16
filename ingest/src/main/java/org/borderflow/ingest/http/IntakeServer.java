package org.borderflow.ingest.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Ticker;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.borderflow.ingest.access.Agency;
import org.borderflow.ingest.access.Gate;
import org.borderflow.ingest.access.RateLimits;
import org.borderflow.ingest.access.Role;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.ingest.read.UnusableInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to agencies. */
public final class IntakeServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEARER = "Bearer ";

  private final IntakeServerSettings settings;
  private final Gate gate;
  private final RateLimits rates = new RateLimits(System::nanoTime);
  private final IdempotentAnswers answers = new IdempotentAnswers(Ticker.systemTicker());
  private final IntakeMetrics metrics;
  private final Intake intake;
  private final Javalin server;

  private IntakeServer(IntakeServerSettings settings, SharedPublisher publisher) {
    this.settings = settings;
    this.gate = settings.gate();
    this.metrics = new IntakeMetrics(settings.metrics());
    this.intake = new Intake(settings, publisher, metrics);
    this.server = Javalin.create(this::configure);
  }

  /**
   * Starts to listen.
   *
   * @param publisher the way into Kafka; stays the caller's to close
   */
  public static IntakeServer start(IntakeServerSettings settings, SharedPublisher publisher) {
    IntakeServer started = new IntakeServer(settings, publisher);
    started.server.start();
    return started;
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.http.prefer405over404 = true;
    config.routes.post("/v1/crossings", this::crossings);
    config.routes.get("/health/live", context -> json(context, 200, Map.of("status", "UP")));
    config.routes.get("/health/ready", this::ready);
    config.routes.get("/metrics", this::metrics);
    config.routes.exception(Refused.class, this::refuse);
    config.routes.exception(
        UnusableInput.class, (e, context) -> refuse(Refused.unreadable(e.getMessage()), context));
    config.routes.exception(Exception.class, this::failed);
  }

  private void crossings(Context context) throws IOException {
    Agency agency = caller(context);
    if (agency.role() != Role.AGENCY) {
      throw Refused.notAllowed("this key is not one of an agency");
    }
    BodyType type = BodyType.of(context.header("Content-Type"));
    boolean gzip = isGzip(context.header("Content-Encoding"));
    if (context.req().getContentLengthLong() > settings.bodyLimit()) {
      throw Refused.tooLarge(settings.bodyLimit(), 0);
    }
    long wait = rates.secondsToWait(agency);
    if (wait > 0) {
      throw Refused.tooFast(wait, agency.rate());
    }
    String key = context.header("Idempotency-Key");
    String id = UUID.randomUUID().toString();
    context.header("Request-Id", id);
    Intake.Request request =
        new Intake.Request(id, agency, type, gzip, context.bodyInputStream(), key != null);
    Answer answer =
        key == null ? take(request) : answers.answer(agency.name() + '\n' + key, once(request));
    context.status(200).contentType("application/json").result(answer.json().openStream());
  }

  private Answer take(Intake.Request request) throws IOException {
    Answer answer = intake.take(request);
    rates.spend(request.agency(), answer.received());
    LOG.info(
        "{} records of {} taken in with request {}",
        answer.received(),
        request.agency().name(),
        request.id());
    return answer;
  }

  private IdempotentAnswers.Body once(Intake.Request request) {
    return new IdempotentAnswers.Body() {
      @Override
      public Answer take() throws IOException {
        return IntakeServer.this.take(request);
      }

      @Override
      public String hash() throws IOException {
        return intake.hash(request);
      }
    };
  }

  private Agency caller(Context context) {
    String header = context.header("Authorization");
    String key = null;
    if (header != null) {
      if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        throw Refused.unknownCaller();
      }
      key = header.substring(BEARER.length()).strip();
    }
    return gate.caller(key, isLoopback(context)).orElseThrow(Refused::unknownCaller);
  }

  private static boolean isLoopback(Context context) {
    try {
      return InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isGzip(String encoding) {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "gzip", "x-gzip" -> true;
      case "identity", "" -> false;
      default -> throw Refused.unknownEncoding();
    };
  }

  private void ready(Context context) {
    Optional<String> reason = settings.notReady().get();
    if (reason.isEmpty()) {
      json(context, 200, Map.of("status", "UP"));
    } else {
      json(context, 503, Map.of("status", "DOWN", "reason", reason.get()));
    }
  }

  private void metrics(Context context) {
    caller(context);
    context
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(settings.metrics().scrape());
  }

  private void refuse(Refused refused, Context context) {
    metrics.refused(refused.status());
    refused.headers().forEach(context::header);
    json(context, refused.status(), refused.problem());
    context.contentType("application/problem+json");
  }

  private void failed(Exception e, Context context) {
    LOG.error("A request failed", e);
    json(context, 500, Map.of("type", "about:blank", "title", "Our fault", "status", 500));
    context.contentType("application/problem+json");
  }

  private static void json(Context context, int status, Map<String, Object> object) {
    try {
      context
          .status(status)
          .contentType("application/json")
          .result(JSON.writeValueAsString(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
