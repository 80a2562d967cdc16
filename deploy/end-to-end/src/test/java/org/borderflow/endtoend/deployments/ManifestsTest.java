package org.borderflow.endtoend.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParseResult;

/** The manifests of the services, held against Kubernetes' model and our own commands. */
class ManifestsTest {

  private static final Path SERVICES = Manifests.path("base/services");
  private static final List<HasMetadata> ALL = Manifests.resources(SERVICES);
  private static final List<HasMetadata> WITH_JOB =
      Manifests.resources(Manifests.path("overlays/existing-cluster"));

  @Test
  void whatTheModelDoesNotKnowIsRefused() {
    String service =
        "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: None}\n";
    assertThat(Manifests.in(service)).hasSize(1);
    assertThatThrownBy(() -> Manifests.in(service.replace("clusterIP", "clusterIp")))
        .hasMessageContaining("clusterIp");
    assertThatThrownBy(() -> Manifests.in(service.replace("v1", "v2"))).hasMessageContaining("v2");
  }

  @Test
  void nobodyIsRootOrMayMoreThanNeeded() {
    Manifests.pods(WITH_JOB)
        .forEach(
            (name, pod) -> {
              assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
              assertThat(pod.getSpec().getSecurityContext().getRunAsUser()).as(name).isPositive();
              assertThat(pod.getSpec().getSecurityContext().getSeccompProfile().getType())
                  .as(name)
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.getSpec().getAutomountServiceAccountToken()).as(name).isFalse();
              Container container = container(pod);
              assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                  .as(name)
                  .isTrue();
              assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                  .as(name)
                  .isFalse();
              assertThat(container.getSecurityContext().getCapabilities().getDrop())
                  .as(name)
                  .containsExactly("ALL");
            });
  }

  @Test
  void everyContainerSaysWhatItNeedsAndIsPinned() {
    Manifests.pods(WITH_JOB)
        .forEach(
            (name, pod) -> {
              Container container = container(pod);
              assertThat(container.getImage()).as(name).endsWith(":" + Deploy.version());
              assertThat(container.getResources().getRequests())
                  .as(name)
                  .containsKeys("cpu", "memory");
              assertThat(container.getResources().getLimits())
                  .as(name)
                  .containsEntry("memory", container.getResources().getRequests().get("memory"))
                  .containsKey("cpu");
            });
  }

  @Test
  void everyServiceIsAskedWhetherItLivesAndWhetherItIsReady() {
    Manifests.pods(ALL)
        .forEach(
            (name, pod) -> {
              Container container = container(pod);
              String port = container.getPorts().get(0).getName();
              assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe()))
                  .as(name)
                  .allMatch(probe -> probe.getHttpGet().getPath().equals("/health/live"))
                  .allMatch(probe -> probe.getHttpGet().getPort().getStrVal().equals(port));
              assertThat(container.getReadinessProbe().getHttpGet().getPath())
                  .as(name)
                  .isEqualTo("/health/ready");
            });
  }

  private static Container container(PodTemplateSpec pod) {
    assertThat(pod.getSpec().getContainers()).hasSize(1);
    return pod.getSpec().getContainers().get(0);
  }

  @Test
  void everyCommandLineIsUnderstoodAndListensWhereItIsAsked() {
    Set<String> commands = new TreeSet<>();
    Manifests.pods(WITH_JOB)
        .forEach(
            (name, pod) -> {
              Container container = container(pod);
              if (!container.getImage().startsWith("borderflow:")) {
                return;
              }
              Map<String, String> environment = settings();
              environment.put("POD_NAME", name + "-0");
              ParseResult parsed =
                  CommandLines.understood(expanded(container.getArgs(), environment), environment);
              commands.add(parsed.commandSpec().qualifiedName());
              if (!container.getPorts().isEmpty()) {
                assertThat(container.getPorts().get(0).getContainerPort())
                    .as(name)
                    .isEqualTo(CommandLines.port(parsed));
              }
              Set<String> places = new TreeSet<>();
              container.getVolumeMounts().forEach(mount -> places.add(mount.getMountPath()));
              parsed.matchedOptions().stream()
                  .map(option -> option.<Object>getValue())
                  .filter(Path.class::isInstance)
                  .map(path -> places.contains(path.toString()) ? path : ((Path) path).getParent())
                  .forEach(path -> assertThat(places).as(name).contains(path.toString()));
            });
    assertThat(commands)
        .containsExactly(
            "borderflow clock",
            "borderflow ingest",
            "borderflow streams",
            "borderflow topics apply",
            "borderflow view");
  }

  private static List<String> expanded(List<String> line, Map<String, String> environment) {
    List<String> all = new ArrayList<>();
    for (String word : line) {
      String whole = word;
      for (Map.Entry<String, String> variable : environment.entrySet()) {
        whole = whole.replace("$(" + variable.getKey() + ")", variable.getValue());
      }
      assertThat(whole).doesNotContain("$(");
      all.add(whole);
    }
    return all;
  }

  /** What every service is told. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    for (Object literal : (List<?>) generated("borderflow-settings").get("literals")) {
      String[] parts = literal.toString().split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    return settings;
  }

  private static Map<String, Object> generated(String name) {
    Map<String, Object> kustomization =
        Deploy.documents(SERVICES.resolve("kustomization.yaml")).get(0);
    return ((List<?>) kustomization.get("configMapGenerator"))
        .stream()
            .map(Deploy::map)
            .filter(each -> each.get("name").equals(name))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void everyMountIsOfAVolumeAndEveryVolumeIsMounted() {
    Manifests.pods(WITH_JOB)
        .forEach(
            (name, pod) -> {
              Set<String> volumes = new TreeSet<>();
              pod.getSpec().getVolumes().forEach(volume -> volumes.add(volume.getName()));
              StatefulSet set = Manifests.named(ALL, StatefulSet.class).get(name);
              if (set != null) {
                set.getSpec()
                    .getVolumeClaimTemplates()
                    .forEach(claim -> volumes.add(claim.getMetadata().getName()));
              }
              assertThat(container(pod).getVolumeMounts())
                  .as(name)
                  .extracting(VolumeMount::getName)
                  .hasSameElementsAs(volumes);
            });
  }

  /** Secrets are made by Strimzi for its users, or by who installs, whom the README tells how. */
  @Test
  void everySecretIsMadeBySomebody() {
    Set<String> made =
        Manifests.named(Manifests.resources(Manifests.path("base/kafka")), KafkaUser.class)
            .keySet();
    String readme = Deploy.text(Manifests.path("README.md"));
    for (PodTemplateSpec pod : Manifests.pods(WITH_JOB).values()) {
      for (Volume volume : pod.getSpec().getVolumes()) {
        if (volume.getSecret() != null && !made.contains(volume.getSecret().getSecretName())) {
          assertThat(readme).contains(volume.getSecret().getSecretName());
        }
      }
    }
  }

  @Test
  void whatRunsMoreThanOnceIsNeverStoppedAllAtOnce() {
    Map<String, Integer> replicas = new HashMap<>();
    Manifests.named(ALL, Deployment.class)
        .forEach((name, each) -> replicas.put(name, each.getSpec().getReplicas()));
    Manifests.named(ALL, StatefulSet.class)
        .forEach((name, each) -> replicas.put(name, each.getSpec().getReplicas()));
    replicas.values().removeIf(count -> count == 1);
    Map<String, PodDisruptionBudget> budgets = Manifests.named(ALL, PodDisruptionBudget.class);
    assertThat(replicas).containsOnlyKeys("ingest", "streams", "view");
    assertThat(budgets.keySet()).isEqualTo(replicas.keySet());
    budgets.forEach(
        (name, budget) -> {
          assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
          assertThat(labels(name))
              .containsAllEntriesOf(budget.getSpec().getSelector().getMatchLabels());
        });
  }

  private static Map<String, String> labels(String pod) {
    return Manifests.pods(WITH_JOB).get(pod).getMetadata().getLabels();
  }

  @Test
  void everyServiceFindsItsPods() {
    Manifests.named(ALL, Service.class)
        .forEach(
            (name, service) -> {
              assertThat(labels(name)).containsAllEntriesOf(service.getSpec().getSelector());
              Container container = container(Manifests.pods(ALL).get(name));
              assertThat(service.getSpec().getPorts().get(0).getTargetPort().getStrVal())
                  .isEqualTo(container.getPorts().get(0).getName());
              assertThat(service.getSpec().getPorts().get(0).getPort())
                  .isEqualTo(container.getPorts().get(0).getContainerPort());
            });
    Manifests.named(ALL, StatefulSet.class)
        .forEach(
            (name, set) ->
                assertThat(Manifests.named(ALL, Service.class))
                    .containsKey(set.getSpec().getServiceName()));
  }

  @Test
  void nothingComesInOrGoesOutUnlessItIsNamed() {
    Map<String, NetworkPolicy> policies = Manifests.named(ALL, NetworkPolicy.class);
    NetworkPolicy nothing = policies.get("nothing-else");
    assertThat(nothing.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(nothing.getSpec().getIngress()).isEmpty();
    assertThat(nothing.getSpec().getEgress()).isEmpty();
    assertThat(nothing.getSpec().getPodSelector().getMatchLabels())
        .isEqualTo(commonLabels())
        .isNotEmpty();
    policies.forEach(
        (name, policy) ->
            policy
                .getSpec()
                .getPodSelector()
                .getMatchExpressions()
                .forEach(
                    expression ->
                        assertThat(Manifests.pods(ALL).keySet())
                            .as(name)
                            .containsAll(expression.getValues())));
    Manifests.pods(WITH_JOB)
        .forEach(
            (name, pod) ->
                assertThat(pod.getMetadata().getLabels().containsKey("borderflow.org/kafka-client"))
                    .as(name)
                    .isEqualTo(container(pod).getImage().startsWith("borderflow:")));
  }

  /** The labels that Kustomize puts on every pod. */
  private static Map<String, Object> commonLabels() {
    Map<String, Object> kustomization =
        Deploy.documents(SERVICES.resolve("kustomization.yaml")).get(0);
    Map<String, Object> labels = Deploy.map(((List<?>) kustomization.get("labels")).get(0));
    assertThat(labels.get("includeTemplates")).isEqualTo(true);
    return Deploy.map(labels.get("pairs"));
  }

  /** A client reads certificate and key from the files of its secret. */
  @Test
  void clientsFindTheirCertificates(@TempDir Path dir) throws Exception {
    String text = Deploy.text(SERVICES.resolve("client.properties"));
    Properties read = new Properties();
    read.load(new StringReader(text.replace("/etc/borderflow/kafka-user", dir.toString())));
    Files.writeString(dir.resolve("user.crt"), "the certificate");
    Files.writeString(dir.resolve("user.key"), "the key");
    Map<Object, Object> properties = new HashMap<>(read);
    properties.put("bootstrap.servers", "localhost:1");

    AdminClientConfig config = new AdminClientConfig(properties);

    assertThat(config.originals())
        .containsEntry("ssl.keystore.certificate.chain", "the certificate")
        .containsEntry("ssl.keystore.key", "the key");
    assertThat(read.keySet())
        .allMatch(
            name ->
                AdminClientConfig.configNames().contains(name)
                    || name.toString().startsWith("config.providers"));
    assertThat(settings().get("BORDERFLOW_KAFKA_CONFIG")).endsWith("/client.properties");
  }
}
