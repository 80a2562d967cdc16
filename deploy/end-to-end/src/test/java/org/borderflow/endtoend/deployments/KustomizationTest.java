package org.borderflow.endtoend.deployments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kustomize puts together. */
class KustomizationTest {

  static List<Path> kustomizations() {
    return Manifests.kustomizations();
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  void namesEveryFileThatIsThereAndNoOther(Path directory) throws IOException {
    Map<String, Object> kustomization =
        Deploy.documents(directory.resolve("kustomization.yaml")).get(0);
    Set<String> named = new TreeSet<>();
    list(kustomization, "resources").forEach(resource -> named.add(resource.toString()));
    for (Object patch : list(kustomization, "patches")) {
      Object path = Deploy.map(patch).get("path");
      if (path != null) {
        named.add(path.toString());
      }
    }
    for (Object generator : list(kustomization, "configMapGenerator")) {
      list(Deploy.map(generator), "files").forEach(file -> named.add(file.toString()));
    }
    assertThat(named).allMatch(name -> Files.exists(directory.resolve(name)));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> file.getFileName().toString())
                  .filter(file -> !file.equals("kustomization.yaml")))
          .allMatch(named::contains);
    }
  }

  private static List<?> list(Map<String, Object> map, String key) {
    return (List<?>) map.getOrDefault(key, List.of());
  }

  @Test
  void oneNodeHoldsEverythingOnce() throws Exception {
    List<HasMetadata> all = built("overlays/single-node");
    assertThat(Manifests.named(all, KafkaNodePool.class).values())
        .allMatch(pool -> pool.getSpec().getReplicas() == 1);
    assertThat(Manifests.named(all, KafkaTopic.class).values())
        .isNotEmpty()
        .allMatch(topic -> topic.getSpec().getReplicas() == 1)
        .allMatch(topic -> topic.getSpec().getConfig().get("min.insync.replicas").equals("1"));
    Kafka kafka = Manifests.named(all, Kafka.class).get("borderflow");
    assertThat(kafka.getSpec().getKafka().getConfig())
        .containsEntry("default.replication.factor", 1)
        .containsEntry("transaction.state.log.min.isr", 1)
        .containsEntry("auto.create.topics.enable", false);
    assertThat(Manifests.named(all, PodDisruptionBudget.class)).isEmpty();
  }

  @Test
  void anExistingClusterGetsNoBrokersAndMakesItsTopics() throws Exception {
    List<HasMetadata> all = built("overlays/existing-cluster");
    assertThat(Manifests.named(all, Kafka.class)).isEmpty();
    assertThat(Manifests.pods(all))
        .containsOnlyKeys("clock", "ingest", "registry", "streams", "view", "topics");
    assertThat(settings(all))
        .containsEntry("BORDERFLOW_BOOTSTRAP_SERVERS", "kafka.example.org:9093")
        .containsKey("BORDERFLOW_REGISTRY");
    assertThat(all).allMatch(each -> each.getMetadata().getLabels() != null);
  }

  @Test
  void theBaseHoldsAllThatItsPartsDo() throws Exception {
    List<HasMetadata> all = built("base");
    int generated = Manifests.named(all, ConfigMap.class).size();
    assertThat(generated).isEqualTo(2);
    assertThat(all).hasSize(Manifests.resources(Manifests.path("base")).size() + generated);
    assertThat(all.stream().filter(each -> !each.getKind().equals("Namespace")))
        .allMatch(each -> each.getMetadata().getNamespace().equals("borderflow"));
  }

  /** What a newcomer is told to write, on each base. */
  @ParameterizedTest
  @ValueSource(strings = {"../../base", "../single-node", "../existing-cluster"})
  void theOverlayOfTheReadmeIsBuilt(String base, @TempDir Path dir) throws Exception {
    String readme = Deploy.text(Manifests.path("README.md"));
    String overlay = readme.split("<<'END'\n", 2)[1].split("END\n", 2)[0];
    assertThat(overlay).contains("resources: [../../base]");
    for (Path kustomization : Manifests.kustomizations()) {
      Path copy = dir.resolve(Manifests.path("").relativize(kustomization));
      Files.createDirectories(copy);
      try (Stream<Path> files = Files.list(kustomization)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    Path mine = Files.createDirectories(dir.resolve("overlays/mine"));
    Files.writeString(
        mine.resolve("kustomization.yaml"),
        overlay.replace("../../base", base).replace("COUNTRY=NZL", "COUNTRY=AUS"));

    List<HasMetadata> all = built(mine);

    assertThat(Manifests.pods(all).values())
        .allMatch(
            pod ->
                pod.getSpec()
                    .getContainers()
                    .get(0)
                    .getImage()
                    .matches("registry.example.org/borderflow(-registry)?:0.1.0"));
    assertThat(settings(all)).containsEntry("BORDERFLOW_COUNTRY", "AUS");
  }

  private static Map<String, String> settings(List<HasMetadata> all) {
    return Manifests.named(all, ConfigMap.class).values().stream()
        .filter(map -> map.getMetadata().getName().startsWith("borderflow-settings"))
        .findFirst()
        .orElseThrow()
        .getData();
  }

  private static List<HasMetadata> built(String directory) throws Exception {
    return built(Manifests.path(directory));
  }

  private static List<HasMetadata> built(Path directory) throws Exception {
    Path kubectl =
        Stream.of(System.getenv("PATH").split(":", -1))
            .map(place -> Path.of(place, "kubectl"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    assumeTrue(kubectl != null, "kubectl, which has Kustomize in it, is not here");
    Process process =
        new ProcessBuilder(kubectl.toString(), "kustomize", directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return Manifests.in(text);
  }
}
