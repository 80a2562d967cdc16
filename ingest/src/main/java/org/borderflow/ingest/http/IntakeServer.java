package org.borderflow.ingest.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Ticker;
import com.google.common.io.Resources;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.borderflow.ingest.access.Agency;
import org.borderflow.ingest.access.Gate;
import org.borderflow.ingest.access.RateLimits;
import org.borderflow.ingest.access.Role;
import org.borderflow.ingest.publish.SharedPublisher;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.ingest.tls.Certificates;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens to agencies. */
public final class IntakeServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY_CHECK = "Pseudonym-Key-Check";
  private static final String BEARER = "Bearer ";

  /** Under this name the servlet specification keeps them. */
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private static final String AUDIT = "audit";
  private static final String CROSSINGS = "POST /v1/crossings";

  /** Watched by machines all the time, open to everybody, and about nobody's records. */
  private static final Set<String> UNGUARDED = Set.of("GET /health/live", "GET /health/ready");

  /** Further ones wait: each takes a file handle, and a broker in the same process needs some. */
  private static final int MOST_CONNECTIONS = 2_000;

  private static final byte[] DESCRIPTION = description();

  private final List<Route> routes =
      List.of(
          new Route(HandlerType.POST, "/v1/crossings", this::crossings),
          new Route(HandlerType.GET, "/v1/agency", this::whoAmI),
          new Route(HandlerType.GET, "/health/live", IntakeServer::live),
          new Route(HandlerType.GET, "/health/ready", this::ready),
          new Route(HandlerType.GET, "/metrics", this::metrics),
          new Route(HandlerType.GET, "/openapi.json", IntakeServer::describe));
  private final Set<String> routeNames =
      routes.stream()
          .map(route -> route.method().name() + " " + route.path())
          .collect(Collectors.toUnmodifiableSet());

  private final IntakeServerSettings settings;
  private final Gate gate;
  private final RateLimits rates = new RateLimits(System::nanoTime);
  private final IdempotentAnswers answers =
      new IdempotentAnswers(Ticker.systemTicker(), IdempotentAnswers.PATIENCE);
  private final IntakeMetrics metrics;
  private final Intake intake;
  private final Javalin server;

  private record Route(HandlerType method, String path, Handler handler) {}

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

  /** Method and path of everything it answers to. */
  Set<String> routes() {
    return routeNames;
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    settings
        .tls()
        .ifPresent(
            tls ->
                config.jetty.addConnector(
                    (jetty, http) -> tls.connector(jetty, http, settings.host(), settings.port())));
    config.jetty.modifyServer(
        jetty -> {
          jetty.setErrorHandler(new NoRequest(metrics));
          jetty.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, jetty));
        });
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new NoRequest(metrics)));
    config.http.prefer405over404 = true;
    config.routes.before(IntakeServer::begin);
    config.routes.after(this::audit);
    routes.forEach(
        route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
    config.routes.exception(Refused.class, this::refuse);
    config.routes.exception(
        UnusableInput.class, (e, context) -> refuse(Refused.unreadable(e.getMessage()), context));
    // By default the answer would repeat the path, in which anything may stand.
    config.routes.exception(
        HttpResponseException.class,
        (e, context) -> refuse(Refused.noRoute(e.getStatus()), context));
    config.routes.exception(Exception.class, this::failed);
  }

  private static byte[] description() {
    try {
      return Resources.toByteArray(Resources.getResource(IntakeServer.class, "openapi.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void describe(Context context) {
    context.contentType("application/json").result(DESCRIPTION);
  }

  private static void begin(Context context) {
    AuditEntry entry = new AuditEntry(UUID.randomUUID().toString(), isLoopback(context));
    context.attribute(AUDIT, entry);
    context.header("Request-Id", entry.request());
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
      String told = crossings ? CROSSINGS : routeNames.contains(route) ? route : "unknown";
      entry(context).write(settings.clock().instant(), told, status);
    }
  }

  private void crossings(Context context) throws IOException {
    Agency agency = caller(context);
    AuditEntry audit = entry(context);
    if (agency.role() != Role.AGENCY) {
      throw Refused.notAllowed("this key is not one of an agency");
    }
    String check = context.header(KEY_CHECK);
    if (check != null && !check.equals(settings.pseudonyms().check(agency.name()))) {
      throw Refused.otherPseudonyms();
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
    Intake.Request request =
        new Intake.Request(
            audit, agency, type, gzip, audit.counted(context.bodyInputStream()), key != null);
    Answer answer =
        key == null ? take(request) : answers.answer(agency.name() + '\n' + key, once(request));
    context.status(200).contentType("application/json").result(answer.json().openStream());
  }

  /** An edge needs the name: person numbers become pseudonyms under it. */
  private void whoAmI(Context context) {
    json(context, 200, Map.of("name", caller(context).name()));
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
    String header = context.header("Authorization");
    String key = null;
    if (header != null) {
      if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        throw Refused.unknownCaller();
      }
      key = header.substring(BEARER.length()).strip();
    }
    AuditEntry audit = entry(context);
    Agency caller =
        gate.caller(key, certificate(context), audit.loopback())
            .orElseThrow(Refused::unknownCaller);
    audit.agency(caller);
    return caller;
  }

  /** What the other side of the connection has shown, and was found to hold the key of. */
  private static String certificate(Context context) {
    Object shown = context.req().getAttribute(CERTIFICATES);
    return shown instanceof X509Certificate[] chain && chain.length > 0
        ? Certificates.fingerprint(chain[0])
        : null;
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

  private static void live(Context context) {
    json(context, 200, Map.of("status", "UP"));
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
    LOG.error("Request {} failed", entry(context).request(), e);
    refuse(Refused.ourFault(), context);
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
