package org.borderflow.command;

import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.borderflow.embedded.PortInUse;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.borderflow.service.http.HttpService;

/** Health and metrics of a service through which nothing goes in or out over HTTP. */
final class HealthDoor implements AutoCloseable {

  /** The option that names its port. */
  static final String PORT = "--metrics-port";

  private final HttpService service;

  /**
   * How it is set up.
   *
   * @param host address to listen on
   * @param port port to listen on, 0 for any that is free
   * @param register directory of the register of agencies
   */
  record Settings(String host, int port, Path register) {}

  private HealthDoor(
      Settings settings, PrometheusMeterRegistry metrics, Supplier<Optional<String>> notReady) {
    this.service =
        new HttpService(
            new HttpService.Settings(
                settings.host(),
                settings.port(),
                new Gate(new AgencyRegister(settings.register()), false, Clock.systemUTC()),
                metrics,
                HttpService.Settings.describedBeside(HealthDoor.class),
                notReady),
            List.of(),
            config -> {});
  }

  /**
   * Starts to listen.
   *
   * @param metrics what is shown
   * @param notReady why the service does not do its work at this moment, if it does not
   */
  static HealthDoor open(
      Settings settings, PrometheusMeterRegistry metrics, Supplier<Optional<String>> notReady) {
    HealthDoor door = new HealthDoor(settings, metrics, notReady);
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

  @Override
  public void close() {
    service.close();
  }
}
