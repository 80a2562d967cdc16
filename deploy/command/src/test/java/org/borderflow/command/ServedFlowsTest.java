package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the view serves of a cluster is what a replay on it wrote, and what was released of it. */
@Tag("slow")
class ServedFlowsTest {

  @TempDir private static Path dir;

  @Test
  void cellsAreThoseOfTheFiles() throws Exception {
    Path crossings = dir.resolve("crossings.csv");
    assertThat(
            Main.run(
                "simulate",
                "--travellers=400",
                "--from=2021-01-01",
                "--to=2022-12-31",
                "--seed=1",
                "--out=" + crossings))
        .isEqualTo(Main.DONE);
    Path data = Files.createDirectory(dir.resolve("data"));
    String key =
        new AgencyRegister(data)
            .add(new Agency("OFFICE", Role.CONFIDENTIAL, Set.of(), 0, null, false, ""));
    try (BareCluster cluster = BareCluster.start(dir.resolve("cluster"))) {
      Deployment.Cluster address = cluster.deployment().cluster();
      assertThat(
              Main.run(
                  "replay",
                  "--country=NZL",
                  "--as-of=2022-12-31",
                  "--out=" + dir.resolve("out"),
                  "--data=" + data,
                  "--bootstrap-servers=" + address.bootstrapServers(),
                  "--registry=" + address.registryUrl(),
                  crossings.toString()))
          .isEqualTo(Main.DONE);
      assertThat(
              Main.run(
                  "release",
                  "--as-of=2022-12-31",
                  "--out=" + dir.resolve("release"),
                  "--data=" + data,
                  "--bootstrap-servers=" + address.bootstrapServers(),
                  "--registry=" + address.registryUrl()))
          .isEqualTo(Main.DONE);
      try (ViewDoor view =
          ViewDoor.open(
              new ViewDoor.Settings(Door.LOOPBACK, 0, data, data, false, Set.of()),
              address,
              new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))) {
        String exact = Files.readString(dir.resolve("out/flows.csv"));
        String ofThePublic = Files.readString(dir.resolve("out/flows-public.csv"));
        assertThat(ask(view, "", key)).isEqualTo(exact);
        assertThat(ask(view, "", null)).isEqualTo(ofThePublic);
        assertThat(ask(view, "?release=1", key)).isEqualTo(exact);
        assertThat(ask(view, "?release=1", null)).isEqualTo(ofThePublic);
        same(view, "stay-lengths.csv", key);
        same(view, "stay-lengths-public.csv", null);
      }
    }
  }

  /** Lengths of stay: written, released, served as they are now and as they were released. */
  private void same(ViewDoor view, String file, String key)
      throws IOException, InterruptedException {
    String written = Files.readString(dir.resolve("out").resolve(file));
    assertThat(written).contains("NZL,A,2022,");
    assertThat(dir.resolve("release").resolve(file)).hasContent(written);
    assertThat(served(view, "/v1/stay-lengths", key)).isEqualTo(written);
    assertThat(served(view, "/v1/stay-lengths?release=1", key)).isEqualTo(written);
  }

  private static String ask(ViewDoor view, String query, String key)
      throws IOException, InterruptedException {
    return served(view, "/v1/flows" + query, key);
  }

  /** Asks again until all has been read. */
  private static String served(ViewDoor view, String path, String key)
      throws IOException, InterruptedException {
    HttpRequest.Builder question =
        HttpRequest.newBuilder(URI.create("http://localhost:" + view.port() + path));
    if (key != null) {
      question.header("Authorization", "Bearer " + key);
    }
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> answer = http.send(question.build(), BodyHandlers.ofString());
    while (answer.statusCode() == 503) {
      answer = http.send(question.build(), BodyHandlers.ofString());
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
