package org.borderflow.ingest.http;

import com.google.common.base.Ticker;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.Gate;
import org.borderflow.service.access.RateLimits;
import org.borderflow.service.access.Role;
import org.borderflow.service.http.HttpService;
import org.borderflow.service.http.HttpService.Route;

/** Listens to agencies. */
public final class IntakeServer implements AutoCloseable {

  private static final String KEY_CHECK = "Pseudonym-Key-Check";
  private static final String AUDIT = "audit";
  private static final String CROSSINGS = "POST /v1/crossings";

  /** Watched by machines all the time, open to everybody, and about nobody's records. */
  private static final Set<String> UNGUARDED = Set.of("GET /health/live", "GET /health/ready");

  private final IntakeServerSettings settings;
  private final Gate gate;
  private final RateLimits rates = new RateLimits(System::nanoTime);
  private final IdempotentAnswers answers =
      new IdempotentAnswers(Ticker.systemTicker(), IdempotentAnswers.PATIENCE);
  private final IntakeMetrics metrics;
  private final Intake intake;
  private final HttpService service;

  private IntakeServer(IntakeServerSettings settings, SharedPublisher publisher) {
    this.settings = settings;
    this.gate = settings.gate();
    this.metrics = new IntakeMetrics(settings.metrics());
    this.intake = new Intake(settings, publisher, metrics);
    this.service =
        new HttpService(
            new HttpService.Settings(
                settings.host(),
                settings.port(),
                gate,
                settings.metrics(),
                HttpService.Settings.describedBeside(IntakeServer.class),
                settings.notReady()),
            List.of(
                new Route(HandlerType.POST, "/v1/crossings", this::crossings),
                new Route(HandlerType.GET, "/v1/agency", this::whoAmI)),
            this::configure);
  }

  /**
   * Starts to listen.
   *
   * @param publisher the way into Kafka; stays the caller's to close
   */
  public static IntakeServer start(IntakeServerSettings settings, SharedPublisher publisher) {
    IntakeServer started = new IntakeServer(settings, publisher);
    started.service.listen();
    return started;
  }

  /** The port it listens on. */
  public int port() {
    return service.port();
  }

  /** Method and path of everything it answers to. */
  Set<String> routes() {
    return service.routes();
  }

  private void configure(JavalinConfig config) {
    settings
        .tls()
        .ifPresent(
            tls ->
                config.jetty.addConnector(
                    (jetty, http) -> tls.connector(jetty, http, settings.host(), settings.port())));
    config.routes.before(IntakeServer::begin);
    config.routes.after(this::audit);
    config.routes.exception(
        UnusableInput.class,
        (e, context) -> service.refuse(Refusals.unreadable(e.getMessage()), context));
  }

  private static void begin(Context context) {
    context.attribute(
        AUDIT, new AuditEntry(HttpService.trace(context), HttpService.isLoopback(context)));
  }

  private static AuditEntry entry(Context context) {
    return Objects.requireNonNull(context.attribute(AUDIT));
  }

  /** Before the answer goes out: what a caller knows of is in the log already. */
  private void audit(Context context) {
    String route = context.method().name() + " " + context.path();
    int status = context.statusCode();
    // The same route may be reached by a path that is written otherwise, with a slash at its end.
    boolean crossings = route.equals(CROSSINGS) || entry(context).hasBody();
    if (crossings || (status >= 400 && !UNGUARDED.contains(route))) {
      // Anything may stand in a path that is none of ours.
      String told = crossings ? CROSSINGS : service.routes().contains(route) ? route : "unknown";
      entry(context).write(settings.clock().instant(), told, status);
    }
  }

  private void crossings(Context context) throws IOException {
    Agency agency = caller(context);
    AuditEntry audit = entry(context);
    if (agency.role() != Role.AGENCY) {
      throw Refusals.notAllowed("this key is not one of an agency");
    }
    String check = context.header(KEY_CHECK);
    if (check != null && !check.equals(settings.pseudonyms().check(agency.name()))) {
      throw Refusals.otherPseudonyms();
    }
    BodyType type = BodyType.of(context.header("Content-Type"));
    boolean gzip = isGzip(context.header("Content-Encoding"));
    if (context.req().getContentLengthLong() > settings.bodyLimit()) {
      throw Refusals.tooLarge(settings.bodyLimit(), 0);
    }
    long wait = rates.secondsToWait(agency);
    if (wait > 0) {
      throw Refusals.tooFast(wait, agency.rate());
    }
    String key = context.header("Idempotency-Key");
    Intake.Request request =
        new Intake.Request(
            audit, agency, type, gzip, audit.counted(context.bodyInputStream()), key != null);
    Answer answer =
        key == null ? take(request) : answers.answer(agency.name() + '\n' + key, once(request));
    context.status(200).contentType("application/json").result(answer.json().openStream());
  }

  /** An edge needs the name: person numbers become pseudonyms under it. */
  private void whoAmI(Context context) {
    HttpService.json(context, 200, Map.of("name", caller(context).name()));
  }

  private Answer take(Intake.Request request) throws IOException {
    Answer answer = intake.take(request);
    rates.spend(request.agency(), answer.received());
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
    Agency caller = HttpService.caller(context, gate);
    entry(context).agency(caller);
    return caller;
  }

  private static boolean isGzip(String encoding) {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "gzip", "x-gzip" -> true;
      case "identity", "" -> false;
      default -> throw Refusals.unknownEncoding();
    };
  }

  @Override
  public void close() {
    service.close();
  }
}
