package org.borderflow.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The rules and dashboards that lie beside the code. */
final class Observability {

  static final Path HOME = Path.of("..", "observability");

  private static final Pattern METRIC = Pattern.compile("borderflow_\\w+");

  private Observability() {}

  /** The alerts, by what their rules say. */
  static List<Map<String, Object>> alerts() throws IOException {
    List<Map<String, Object>> alerts = new ArrayList<>();
    for (Map<String, Object> group : list(yaml("rules.yaml").get("groups"))) {
      alerts.addAll(list(group.get("rules")));
    }
    return alerts;
  }

  /** The alerts of which a case in the unit tests says when they fire. */
  static Set<String> firing() throws IOException {
    Set<String> firing = new TreeSet<>();
    for (String file : List.of("rules-test.yaml", "rules-test-weeks.yaml")) {
      for (Map<String, Object> test : list(yaml(file).get("tests"))) {
        for (Map<String, Object> expected : list(test.get("alert_rule_test"))) {
          if (expected.containsKey("exp_alerts")) {
            firing.add(expected.get("alertname").toString());
          }
        }
      }
    }
    return firing;
  }

  /** The dashboards. */
  static List<JsonNode> dashboards() throws IOException {
    List<JsonNode> dashboards = new ArrayList<>();
    try (var files = Files.newDirectoryStream(HOME, "dashboard-*.json")) {
      for (Path file : files) {
        dashboards.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    return dashboards;
  }

  /** Every query of a rule or a dashboard. */
  static List<String> queries() throws IOException {
    List<String> queries = new ArrayList<>();
    alerts().forEach(alert -> queries.add(alert.get("expr").toString()));
    for (JsonNode dashboard : dashboards()) {
      dashboard.findValuesAsText("expr").forEach(queries::add);
    }
    return queries;
  }

  /** Every metric of ours that a query names. */
  static Set<String> metrics() throws IOException {
    Set<String> metrics = new TreeSet<>();
    for (String query : queries()) {
      Matcher metric = METRIC.matcher(query);
      while (metric.find()) {
        metrics.add(metric.group());
      }
    }
    return metrics;
  }

  @SuppressWarnings("unchecked") // as the files are written
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static Map<String, Object> yaml(String file) throws IOException {
    try (Reader reader = Files.newBufferedReader(HOME.resolve(file))) {
      return new Yaml().load(reader);
    }
  }
}
