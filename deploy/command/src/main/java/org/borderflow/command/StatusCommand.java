package org.borderflow.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.borderflow.command.metrics.DeploymentStatus;
import org.borderflow.command.metrics.Scrape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How a deployment is, on one screen. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Tell how a running deployment is: whether it is ready, what came in, what is yet to be"
            + " worked off, what is pending, what was refused, which posts are silent. Of services"
            + " that run apart each tells what it knows.")
final class StatusCommand implements Callable<Integer> {

  private static final int OK = 200;
  private static final int UNKNOWN_CALLER = 401;
  private static final int NOT_READY = 503;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--url",
      defaultValue = "http://localhost:8081",
      paramLabel = "URL",
      description = "A service of the deployment (default: ${DEFAULT-VALUE}).")
  private URI url;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "File with a key, as agency add prints it (default: no key).")
  private Path keyFile;

  @Option(names = "--json", description = "The same as data, an object of JSON.")
  private boolean json;

  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public Integer call() throws InterruptedException {
    if (url.getHost() == null || !url.getScheme().matches("https?")) {
      throw new Misuse("--url: " + url + " is not an http or https address");
    }
    try {
      DeploymentStatus status = new DeploymentStatus(readiness(), Scrape.of(metrics()));
      if (json) {
        ObjectNode all = JSON.createObjectNode().put("url", url.toString()).setAll(status.json());
        System.out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
      } else {
        status.lines(url.toString()).forEach(System.out::println);
      }
      return Main.DONE;
    } catch (IOException e) {
      throw new Misuse("--url: nobody answers at " + url);
    }
  }

  /** Empty if it is ready, else why not. */
  private String readiness() throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/health/ready");
    return switch (answer.statusCode()) {
      case OK -> "";
      case NOT_READY -> JSON.readTree(answer.body()).path("reason").asText("no reason told");
      default -> throw noService(answer);
    };
  }

  private String metrics() throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/metrics");
    if (answer.statusCode() == UNKNOWN_CALLER) {
      throw new Misuse("--key-file: " + JSON.readTree(answer.body()).path("detail").asText());
    }
    if (answer.statusCode() != OK) {
      throw noService(answer);
    }
    return answer.body();
  }

  private Misuse noService(HttpResponse<String> answer) {
    return new Misuse("--url: " + url + " answers " + answer.statusCode());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/$", "") + path))
            .timeout(PATIENCE);
    if (keyFile != null) {
      request.header("Authorization", "Bearer " + KeyFile.key(keyFile));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
