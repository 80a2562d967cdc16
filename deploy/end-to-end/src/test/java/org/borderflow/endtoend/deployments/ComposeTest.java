package org.borderflow.endtoend.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.borderflow.endtoend.deployments.ComposeFile.Mount;
import org.borderflow.endtoend.deployments.ComposeFile.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/** The compose file says what Docker and our own commands take. */
class ComposeTest {

  private static final ComposeFile COMPOSE = ComposeFile.read(Map.of("BORDERFLOW_COUNTRY", "NZL"));

  @Test
  void everyImageIsPinned() {
    assertThat(COMPOSE.services().values())
        .extracting(Service::image)
        .allMatch(
            image ->
                image.startsWith("borderflow")
                    ? image.endsWith(":" + Deploy.version())
                    : image.matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+"));
  }

  @Test
  void everyCommandLineIsUnderstood() {
    Set<String> commands = new TreeSet<>();
    ours()
        .forEach(
            (name, service) ->
                commands.add(
                    CommandLines.understood(service.line(), service.environment())
                        .commandSpec()
                        .qualifiedName()));
    assertThat(commands)
        .containsExactly(
            "borderflow agency list",
            "borderflow clock",
            "borderflow ingest",
            "borderflow streams",
            "borderflow topics apply",
            "borderflow view");
  }

  @Test
  void noTwoInstancesOfTheStreamsHaveOneNameOrOneState() {
    Set<String> names = new HashSet<>();
    Set<String> states = new HashSet<>();
    ours()
        .forEach(
            (service, described) -> {
              ParseResult parsed =
                  CommandLines.understood(described.line(), described.environment());
              if (parsed.commandSpec().name().equals("streams")) {
                assertThat(names.add(CommandLines.value(parsed, "--instance"))).isTrue();
                assertThat(states.add(mountedAt(described, value(parsed, "--state-dir")))).isTrue();
              }
            });
    assertThat(states).hasSize(2);
  }

  private static String value(ParseResult parsed, String option) {
    return CommandLines.value(parsed, option);
  }

  private static String mountedAt(Service service, String target) {
    return service.mounts().stream()
        .filter(mount -> mount.target().equals(target))
        .map(Mount::source)
        .findFirst()
        .orElse("");
  }

  /** A file that is named on a command line is there, and what is written can be. */
  @Test
  void everyPathOfACommandLineIsMounted() {
    ours()
        .forEach(
            (name, service) -> {
              ParseResult parsed = CommandLines.understood(service.line(), service.environment());
              Set<String> places = new HashSet<>(service.tmpfs());
              service.mounts().forEach(mount -> places.add(mount.target()));
              service.secrets().forEach(secret -> places.add("/run/secrets/" + secret));
              parsed.matchedOptions().stream()
                  .map(option -> option.<Object>getValue())
                  .filter(Path.class::isInstance)
                  .forEach(path -> assertThat(places).as(name).contains(path.toString()));
            });
  }

  @Test
  void whoIsAskedForItsHealthListensThere() {
    ours()
        .forEach(
            (name, service) -> {
              String url = service.environment().get("BORDERFLOW_HEALTH_URL");
              if (url != null) {
                assertThat(URI.create(url).getPort()).as(name).isEqualTo(port(service));
              }
            });
  }

  private static int port(Service service) {
    return CommandLines.port(CommandLines.understood(service.line(), service.environment()));
  }

  /** Services of ours, apart from brokers and registry. */
  private static Map<String, Service> ours() {
    Map<String, Service> ours = new TreeMap<>(COMPOSE.services());
    ours.values().removeIf(service -> !service.isBorderflow());
    return ours;
  }

  @Test
  void everyMountedFileExistsAndIsOnlyRead() {
    COMPOSE.services().values().stream()
        .flatMap(service -> service.mounts().stream())
        .filter(Mount::isFile)
        .forEach(
            mount -> {
              assertThat(ComposeFile.path(mount.source())).isRegularFile();
              assertThat(mount.readOnly()).as(mount.source()).isTrue();
            });
  }

  @Test
  void whatIsNamedIsDeclaredAndWhatIsDeclaredIsUsed() {
    Set<String> volumes = new TreeSet<>();
    Set<String> secrets = new TreeSet<>();
    Set<String> networks = new TreeSet<>();
    COMPOSE
        .services()
        .forEach(
            (name, service) -> {
              service.mounts().stream()
                  .filter(mount -> !mount.isFile())
                  .forEach(mount -> volumes.add(mount.source()));
              secrets.addAll(service.secrets());
              networks.addAll(service.networks());
              assertThat(COMPOSE.services().keySet())
                  .as(name)
                  .containsAll(service.dependsOn().keySet());
            });
    assertThat(COMPOSE.volumes().keySet()).hasSameElementsAs(volumes);
    assertThat(COMPOSE.secrets().keySet()).hasSameElementsAs(secrets);
    assertThat(COMPOSE.networks().keySet()).hasSameElementsAs(networks);
  }

  @Test
  void everySecretIsAFileThatTheReadmeMakes() {
    String readme = Deploy.text(ComposeFile.path("README.md"));
    COMPOSE
        .secrets()
        .forEach(
            (name, secret) -> {
              assertThat(secret.file()).isEqualTo("./secrets/" + name);
              assertThat(readme).contains("> secrets/" + name);
            });
    assertThat(Deploy.text(ComposeFile.path(".gitignore"))).contains("secrets/", ".env");
  }

  @Test
  void nobodyMayMoreThanNeeded() {
    COMPOSE
        .services()
        .forEach(
            (name, service) -> {
              assertThat(service.readOnly()).as(name).isTrue();
              assertThat(service.capDrop()).as(name).containsExactly("ALL");
              assertThat(service.securityOpt()).as(name).contains("no-new-privileges:true");
              assertThat(service.memLimit()).as(name).isNotBlank();
              assertThat(service.restart()).as(name).isNotBlank();
              assertThat(service.ports()).as(name).allMatch(port -> port.startsWith("127.0.0.1:"));
            });
  }

  @Test
  void brokersAndRegistryAreReachedFromWithinOnly() {
    assertThat(COMPOSE.networks().get("cluster").internal()).isTrue();
    for (String name : List.of("kafka-1", "kafka-2", "kafka-3", "registry")) {
      Service service = COMPOSE.services().get(name);
      assertThat(service.networks()).as(name).containsExactly("cluster");
      assertThat(service.ports()).as(name).isEmpty();
    }
  }

  @Test
  void prometheusAsksEveryServiceWhereItListens() {
    Set<String> listening = new TreeSet<>();
    ours()
        .forEach(
            (name, service) -> {
              if (service.environment().containsKey("BORDERFLOW_HEALTH_URL")) {
                listening.add(name + ":" + port(service));
              }
            });
    Map<String, Object> job =
        Deploy.map(
            ((List<?>)
                    Deploy.documents(ComposeFile.path("prometheus.yaml"))
                        .get(0)
                        .get("scrape_configs"))
                .get(0));
    Map<String, Object> fixed = Deploy.map(((List<?>) job.get("static_configs")).get(0));
    assertThat(List.<Object>copyOf((List<?>) fixed.get("targets")))
        .hasSameElementsAs(listening)
        .hasSize(listening.size());
    assertThat(job.get("job_name")).isEqualTo("borderflow");
  }

  @Test
  void prometheusTakesItsSettings(@TempDir Path dir) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/promtool")), "promtool is not here");
    Path key = Files.writeString(dir.resolve("prometheus.key"), "key");
    Files.copy(Deploy.path("observability", "rules.yaml"), dir.resolve("rules.yaml"));
    Path settings =
        Files.writeString(
            dir.resolve("prometheus.yaml"),
            Deploy.text(ComposeFile.path("prometheus.yaml"))
                .replace("/run/secrets/prometheus.key", key.toString()));
    assertThat(status("promtool", "check", "config", settings.toString())).isZero();
  }

  @Test
  void composeTakesIt(@TempDir Path dir) throws Exception {
    assumeTrue(status("docker", "compose", "version") == 0, "docker compose is not here");
    Path environment = Files.writeString(dir.resolve("env"), "BORDERFLOW_COUNTRY=NZL\n");
    assertThat(
            status(
                "docker",
                "compose",
                "--env-file",
                environment.toString(),
                "--file",
                ComposeFile.path("compose.yaml").toString(),
                "config",
                "--quiet"))
        .isZero();
  }

  private static int status(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1; // it is not there
    }
  }
}
