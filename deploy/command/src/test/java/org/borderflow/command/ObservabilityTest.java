package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservabilityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"check rules rules.yaml", "test rules rules-test.yaml rules-test-weeks.yaml"})
  void prometheusFindsNoFaultWithTheRules(String command) throws Exception {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "promtool"))),
        "promtool is not installed (Debian: prometheus): the rules were not tested");
    Process promtool =
        new ProcessBuilder(("promtool " + command).split(" "))
            .directory(Observability.HOME.toFile())
            .redirectErrorStream(true)
            .start();
    String told = new String(promtool.getInputStream().readAllBytes(), UTF_8);
    assertThat(promtool.waitFor()).as(told).isZero();
  }

  @Test
  void everyAlertHasAUnitTestInWhichItFires() throws IOException {
    assertThat(names()).hasSizeGreaterThan(10).isEqualTo(Observability.firing());
  }

  @Test
  void everyAlertHasAnEntryInTheRunbook() throws IOException {
    String runbook = Files.readString(Observability.HOME.resolve("RUNBOOK.md"));
    for (Map<String, Object> alert : Observability.alerts()) {
      String name = alert.get("alert").toString();
      assertThat(alert.get("annotations").toString())
          .contains("runbook=RUNBOOK.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(entry(runbook, name))
          .as(name)
          .contains(
              "**Meaning.**", "**First look.**", "**Repair.**", "**Check.**", "**On purpose.**");
    }
    assertThat(runbook.lines().filter(line -> line.startsWith("## ")).toList())
        .as("entries of alerts that there are")
        .containsExactlyInAnyOrderElementsOf(names().stream().map(name -> "## " + name).toList());
  }

  private static String entry(String runbook, String alert) {
    String from = runbook.substring(runbook.indexOf("## " + alert + "\n") + 1);
    int end = from.indexOf("\n## ");
    return end < 0 ? from : from.substring(0, end);
  }

  private static Set<String> names() throws IOException {
    Set<String> names = new HashSet<>();
    for (Map<String, Object> alert : Observability.alerts()) {
      names.add(alert.get("alert").toString());
    }
    return names;
  }

  @Test
  void aDashboardIsOneThatGrafanaTakes() throws IOException {
    List<JsonNode> dashboards = Observability.dashboards();
    assertThat(dashboards).hasSize(2);
    for (JsonNode dashboard : dashboards) {
      assertThat(dashboard.path("uid").asText()).startsWith("borderflow-");
      Set<Integer> ids = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        assertThat(ids.add(panel.path("id").asInt())).isTrue();
        JsonNode place = panel.path("gridPos");
        assertThat(place.path("x").asInt() + place.path("w").asInt()).isBetween(1, 24);
        if (!panel.path("type").asText().equals("row")) {
          assertThat(panel.path("targets")).isNotEmpty();
          assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        }
      }
    }
  }
}
