package org.borderflow.command;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.borderflow.view.http.ViewServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cells in the terminal, as a view that runs somewhere tells them. */
@Command(
    name = "flows",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Print flow cells of a running view. The filters are those of its queries: codes, several"
            + " with commas, _T for a total; a dimension that is not named is not filtered.")
final class FlowsCommand implements Callable<Integer> {

  private static final int OK = 200;
  private static final int SECONDS_BEFORE_ANOTHER_TRY = 2;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      defaultValue = "http://localhost:8080",
      paramLabel = "URL",
      description = "The view (default: ${DEFAULT-VALUE}).")
  private URI url;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "File with a key, as agency add prints it (default: no key).")
  private Path keyFile;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "As of the present date, or as of that of a release.")
  private LocalDate asOf;

  @Option(
      names = "--release",
      paramLabel = "N",
      description = "The cells as they were frozen in a release, in place of those of now.")
  private Integer release;

  @Option(names = "--follow", description = "Go on with what changes, until stopped with Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "FORMAT",
      description =
          "table, csv (SDMX-CSV 2.0) or json (an array; with --follow JSON Lines). Of a cell that"
              + " is gone CSV has the ACTION D, JSON a member gone (default: ${DEFAULT-VALUE}).")
  private CellPrinter.Format format;

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  /** What was printed last; empty if it is not known. */
  private String lastEvent = "";

  /** Adds an option for each filter of the queries: {@code --border-post}, also as it is there. */
  static void addFilters(CommandSpec spec) {
    for (String filter : ViewServer.filters()) {
      List<String> names = new ArrayList<>(List.of(option(filter)));
      if (!names.contains("--" + filter)) {
        names.add("--" + filter);
      }
      spec.addOption(
          OptionSpec.builder(names.toArray(String[]::new))
              .type(String.class)
              .paramLabel(filter.equals("from") || filter.equals("to") ? "PERIOD" : "CODES")
              .build());
    }
  }

  /** As options are written here: {@code --border-post}. */
  private static String option(String filter) {
    return "--" + filter.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (url.getHost() == null || !url.getScheme().matches("https?")) {
      throw new Misuse("--url: " + url + " is not an http or https address");
    }
    if (follow && (asOf != null || release != null)) {
      throw new Misuse("--follow: what is frozen does not change");
    }
    CellPrinter printer = new CellPrinter(format, System.out);
    try {
      print(printer);
    } catch (IOException e) {
      throw new Misuse("--url: nobody answers at " + url);
    }
    while (follow) {
      try {
        goOn(printer);
      } catch (IOException e) {
        // Gone for a while, or for ever: who follows waits.
      }
      TimeUnit.SECONDS.sleep(SECONDS_BEFORE_ANOTHER_TRY);
    }
    return Main.DONE;
  }

  private void print(CellPrinter printer) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = get("/v1/flows", "Accept", format.type());
    lastEvent = answer.headers().firstValue("Event-Id").orElse("");
    try (InputStream body = answer.body()) {
      if (format == CellPrinter.Format.TABLE) {
        printer.table(JSON.readTree(body));
      } else if (follow && format == CellPrinter.Format.JSON) {
        JSON.readTree(body).forEach(printer::changed); // an array would have to end
      } else {
        PrintStream out = System.out;
        body.transferTo(out);
        out.flush();
      }
    }
  }

  private void goOn(CellPrinter printer) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = get("/v1/flows/stream", "Last-Event-ID", lastEvent);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      String event = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          lastEvent = line.substring("id: ".length());
        } else if (line.startsWith("event: ")) {
          event = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          tell(event, JSON.readTree(line.substring("data: ".length())), printer);
        }
      }
    }
  }

  private void tell(String event, JsonNode data, CellPrinter printer)
      throws IOException, InterruptedException {
    switch (event) {
      case "cell" -> printer.changed(data);
      case "gone" -> printer.gone((ObjectNode) data);
      case "reset" -> print(printer); // more has changed than the view remembers
      default -> {
        // The as-of date moved on: no cell.
      }
    }
  }

  private HttpResponse<InputStream> get(String path, String header, String value)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/$", "") + path + query()))
            .header(header, value);
    if (keyFile != null) {
      request.header("Authorization", "Bearer " + KeyFile.key(keyFile));
    }
    HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
    if (answer.statusCode() == OK) {
      return answer;
    }
    try (InputStream body = answer.body()) {
      throw new Misuse(why(answer.statusCode(), body.readAllBytes()));
    }
  }

  private String why(int status, byte[] body) {
    try {
      String detail = JSON.readTree(body).path("detail").asText();
      return status == 401 ? "--key-file: " + detail : detail;
    } catch (IOException e) {
      return "--url: " + url + " answers " + status;
    }
  }

  private String query() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String filter : ViewServer.filters()) {
      parameters.put(filter, spec.findOption(option(filter)).getValue());
    }
    parameters.put("asOf", asOf);
    parameters.put("release", release);
    String query =
        parameters.entrySet().stream()
            .filter(parameter -> parameter.getValue() != null)
            .map(
                parameter ->
                    parameter.getKey()
                        + "="
                        + URLEncoder.encode(
                            parameter.getValue().toString(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }
}
