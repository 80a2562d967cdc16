package org.borderflow.command;

import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.borderflow.command.metrics.StreamsMetrics;
import org.borderflow.embedded.PortInUse;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.service.http.HttpService;

/** Health and metrics of streams that run alone. */
final class StreamsDoor implements AutoCloseable {

  /** The option that names its port. */
  static final String PORT = "--metrics-port";

  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final StreamsMetrics shown;
  private final HttpService service;

  /**
   * How it is set up.
   *
   * @param host address to listen on
   * @param port port to listen on, 0 for any that is free
   * @param data where the register of agencies is
   */
  record Settings(String host, int port, Path data) {}

  private StreamsDoor(
      Settings settings, StreamsMetrics.Observed observed, Supplier<Optional<String>> notReady) {
    this.service =
        new HttpService(
            new HttpService.Settings(
                settings.host(),
                settings.port(),
                new Gate(new AgencyRegister(settings.data()), false, Clock.systemUTC()),
                metrics,
                HttpService.Settings.describedBeside(StreamsDoor.class),
                notReady),
            List.of(),
            config -> {});
    this.shown = StreamsMetrics.show(observed, metrics).countingArrivals();
  }

  /** Starts to listen. */
  static StreamsDoor open(
      Settings settings, StreamsMetrics.Observed observed, Supplier<Optional<String>> notReady) {
    StreamsDoor door = new StreamsDoor(settings, observed, notReady);
    try {
      door.service.listen();
      return door;
    } catch (JavalinBindException e) {
      door.close();
      throw new PortInUse(settings.port(), PORT);
    } catch (RuntimeException e) {
      door.close();
      throw e;
    }
  }

  int port() {
    return service.port();
  }

  /** Method and path of everything it answers to. */
  Set<String> routes() {
    return service.routes();
  }

  @Override
  public void close() {
    service.close();
    shown.close();
  }
}
