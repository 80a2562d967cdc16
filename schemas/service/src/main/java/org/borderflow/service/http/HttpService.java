package org.borderflow.service.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.Fingerprint;
import org.borderflow.service.access.Gate;
import org.borderflow.service.trace.TraceParent;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * A service that listens to HTTP: its own routes, and beside them health, metrics and the
 * description that every service has. Every answer has a {@code traceparent} and its middle as
 * {@code Request-Id}, every refusal is problem details.
 */
public final class HttpService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST_ID = "Request-Id";
  private static final String BEARER = "Bearer ";

  /** Under these names tools that follow traces look for them in a log. */
  private static final String LOGGED_TRACE = "trace_id";

  private static final String LOGGED_SPAN = "span_id";

  /** Under this name the servlet specification keeps them. */
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  /** Further ones wait: each takes a file handle, and a broker in the same process needs some. */
  private static final int MOST_CONNECTIONS = 2_000;

  /** Bytes of a body that are read although it is refused: a thousand records have 300,000. */
  private static final int MOST_READ_ON = 4 << 20;

  private final Settings settings;
  private final Set<String> routes;
  private final Javalin server;

  /**
   * How a service is set up.
   *
   * @param host address to listen on
   * @param port port to listen on, 0 for any that is free
   * @param gate who may come in
   * @param metrics what {@code /metrics} shows, and where refusals are counted
   * @param description the OpenAPI document, JSON
   * @param notReady why the service cannot do its work at this moment, if it cannot
   */
  public record Settings(
      String host,
      int port,
      Gate gate,
      PrometheusMeterRegistry metrics,
      byte[] description,
      Supplier<Optional<String>> notReady) {

    /** An OpenAPI document that lies beside a class. */
    public static byte[] describedBeside(Class<?> type) {
      try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("openapi.json"))) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Something that is answered.
   *
   * @param method method of HTTP
   * @param path its path
   * @param handler answers
   */
  public record Route(HandlerType method, String path, Handler handler) {

    String name() {
      return method.name() + " " + path;
    }
  }

  /**
   * A service that does not listen yet.
   *
   * @param own the routes of this service
   * @param more what is configured beside what all services have
   */
  public HttpService(Settings settings, List<Route> own, Consumer<JavalinConfig> more) {
    this.settings = settings;
    List<Route> all = new ArrayList<>(own);
    all.add(new Route(HandlerType.GET, "/health/live", HttpService::live));
    all.add(new Route(HandlerType.GET, "/health/ready", this::ready));
    all.add(new Route(HandlerType.GET, "/metrics", this::metrics));
    all.add(new Route(HandlerType.GET, "/openapi.json", this::describe));
    this.routes = all.stream().map(Route::name).collect(Collectors.toUnmodifiableSet());
    this.server =
        Javalin.create(
            config -> {
              configure(config, all);
              more.accept(config);
              config.routes.after(HttpService::end);
            });
  }

  /** Starts to listen. */
  public void listen() {
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Method and path of everything it answers to. */
  public Set<String> routes() {
    return routes;
  }

  private void configure(JavalinConfig config, List<Route> all) {
    config.startup.showJavalinBanner = false;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.jetty.modifyServer(
        jetty -> {
          jetty.setErrorHandler(new NoRequest(this::countRefused));
          jetty.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, jetty));
        });
    config.jetty.modifyServletContextHandler(
        context -> context.setErrorHandler(new NoRequest(this::countRefused)));
    config.http.prefer405over404 = true;
    config.routes.before(HttpService::begin);
    all.forEach(
        route -> config.routes.addHttpHandler(route.method(), route.path(), route.handler()));
    config.routes.exception(Refused.class, this::refuse);
    // By default the answer would repeat the path, in which anything may stand.
    config.routes.exception(
        HttpResponseException.class,
        (e, context) -> refuse(Refused.noRoute(e.getStatus()), context));
    config.routes.exception(Exception.class, this::failed);
  }

  private static void begin(Context context) {
    Enumeration<String> given = context.req().getHeaders(TraceParent.HEADER);
    TraceParent trace = TraceParent.following(Collections.list(given));
    context.attribute(TraceParent.HEADER, trace);
    context.header(TraceParent.HEADER, trace.toString());
    context.header(REQUEST_ID, trace.id());
    MDC.put(LOGGED_TRACE, trace.traceId());
    MDC.put(LOGGED_SPAN, trace.parentId());
  }

  private static void end(Context context) {
    MDC.remove(LOGGED_TRACE);
    MDC.remove(LOGGED_SPAN);
  }

  /** What names a request in its answer, in the log and on the records that come of it. */
  public static TraceParent trace(Context context) {
    return Objects.requireNonNull(context.attribute(TraceParent.HEADER));
  }

  /**
   * Who calls.
   *
   * @throws Refused if what is shown opens nothing, or none was shown where it is needed
   */
  public static Agency caller(Context context, Gate gate) {
    String header = context.header("Authorization");
    String key = null;
    if (header != null) {
      if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        throw Refused.unknownCaller();
      }
      key = header.substring(BEARER.length()).strip();
    }
    return gate.caller(key, certificate(context), isLoopback(context))
        .orElseThrow(Refused::unknownCaller);
  }

  /** What the other side of the connection has shown, and was found to hold the key of. */
  private static String certificate(Context context) {
    Object shown = context.req().getAttribute(CERTIFICATES);
    return shown instanceof X509Certificate[] chain && chain.length > 0
        ? Fingerprint.of(chain[0])
        : null;
  }

  /** Whether the caller is on the same machine. */
  public static boolean isLoopback(Context context) {
    try {
      return InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Answers with an object of JSON. */
  public static void json(Context context, int status, Map<String, Object> object) {
    try {
      context
          .status(status)
          .contentType("application/json")
          .result(JSON.writeValueAsString(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    caller(context, settings.gate());
    context
        .contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(settings.metrics().scrape());
  }

  private void describe(Context context) {
    context.contentType("application/json").result(settings.description());
  }

  /** Answers with a refusal. */
  public void refuse(Refused refused, Context context) {
    countRefused(refused.status());
    readOn(context);
    refused.headers().forEach(context::header);
    json(context, refused.status(), refused.problem());
    context.contentType("application/problem+json");
  }

  /**
   * Reads what is left of a body of usual size. A caller who is still writing it when the
   * connection is closed finds it broken and never comes to read the answer.
   */
  private static void readOn(Context context) {
    HttpServletRequest request = context.req();
    if (request.getContentLengthLong() > MOST_READ_ON || request.getHeader("Expect") != null) {
      return;
    }
    try {
      InputStream body = request.getInputStream();
      byte[] buffer = new byte[1 << 13];
      int read;
      for (long left = MOST_READ_ON; left > 0; left -= read) {
        read = body.read(buffer);
        if (read < 0) {
          return;
        }
      }
    } catch (IOException e) {
      // The body broke off; there is nobody to read on for.
    }
  }

  private void countRefused(int status) {
    settings
        .metrics()
        .counter("borderflow.requests.refused", "status", Integer.toString(status))
        .increment();
  }

  private void failed(Exception e, Context context) {
    LOG.error("Request {} failed", trace(context).id(), e);
    refuse(Refused.ourFault(), context);
  }

  @Override
  public void close() {
    server.stop();
  }
}
