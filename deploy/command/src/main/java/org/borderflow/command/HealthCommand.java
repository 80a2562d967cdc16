package org.borderflow.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Whether a service is ready, as an exit status: what a container asks itself. It knows no other
 * client, and runs so often that it must be cheap.
 */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Ask a service whether it is ready: status 0 if it is; 1 if it is not, with the reason, or"
            + " if nobody answers.")
final class HealthCommand implements Callable<Integer> {

  private static final int OK = 200;
  private static final int NOT_READY = 503;
  private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();

  @Option(
      names = "--url",
      defaultValue = "${env:BORDERFLOW_HEALTH_URL:-http://localhost:8081}",
      paramLabel = "URL",
      description = "The service (default: $BORDERFLOW_HEALTH_URL, else http://localhost:8081).")
  private URI url;

  @Override
  public Integer call() {
    if (url.getHost() == null || !url.getScheme().matches("https?")) {
      throw new Misuse("--url: " + url + " is not an http or https address");
    }
    try {
      return ask(new URL(url.toString().replaceAll("/$", "") + "/health/ready"));
    } catch (IOException e) {
      return not("nobody answers at " + url);
    }
  }

  private int ask(URL address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try {
      return switch (connection.getResponseCode()) {
        case OK -> {
          System.out.println("ready");
          yield Main.DONE;
        }
        case NOT_READY -> not("not ready: " + reason(connection));
        default -> not(url + " answers " + connection.getResponseCode());
      };
    } finally {
      connection.disconnect();
    }
  }

  private static String reason(HttpURLConnection connection) throws IOException {
    try (InputStream body = connection.getErrorStream()) {
      return new ObjectMapper().readTree(body).path("reason").asText("no reason told");
    }
  }

  private static int not(String why) {
    System.err.println("borderflow health: " + why);
    return Main.OUR_FAULT;
  }
}
