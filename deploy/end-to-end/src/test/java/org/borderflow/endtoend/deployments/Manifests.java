package org.borderflow.endtoend.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Manifests of Kubernetes and Strimzi as objects of the models of both. A key that a model does not
 * know is refused, as is a value of another type.
 */
final class Manifests {

  private static final String STRIMZI = "kafka.strimzi.io/v1 ";

  /** What may be in them. */
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.ofEntries(
          Map.entry("v1 Namespace", Namespace.class),
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("apps/v1 Deployment", Deployment.class),
          Map.entry("apps/v1 StatefulSet", StatefulSet.class),
          Map.entry("batch/v1 Job", Job.class),
          Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry(STRIMZI + "Kafka", Kafka.class),
          Map.entry(STRIMZI + "KafkaNodePool", KafkaNodePool.class),
          Map.entry(STRIMZI + "KafkaTopic", KafkaTopic.class),
          Map.entry(STRIMZI + "KafkaUser", KafkaUser.class));

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(new NothingUnknown())
          .build();

  /** The models keep what they do not know, for newer servers; here it is a mistake. */
  private static final class NothingUnknown extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
    }
  }

  private Manifests() {}

  /** A directory of the manifests. */
  static Path path(String directory) {
    return Deploy.path("kubernetes").resolve(directory).normalize();
  }

  /** All directories that Kustomize builds. */
  static List<Path> kustomizations() {
    try (Stream<Path> files = Files.walk(path(""))) {
      return files
          .filter(file -> file.endsWith("kustomization.yaml"))
          .map(Path::getParent)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a text of manifests. */
  static List<HasMetadata> in(String text) {
    List<HasMetadata> all = new ArrayList<>();
    for (Map<String, Object> document : Deploy.documents(text)) {
      String kind = document.get("apiVersion") + " " + document.get("kind");
      assertThat(KINDS).containsKey(kind);
      all.add(STRICT.convertValue(document, KINDS.get(kind)));
    }
    return all;
  }

  /** What a kustomization names as its own resources, and those of the ones that it stands on. */
  static List<HasMetadata> resources(Path kustomization) {
    List<HasMetadata> all = new ArrayList<>();
    Object named =
        Deploy.documents(kustomization.resolve("kustomization.yaml")).get(0).get("resources");
    for (Object each : (List<?>) named) {
      Path resource = kustomization.resolve(each.toString());
      all.addAll(Files.isDirectory(resource) ? resources(resource) : in(Deploy.text(resource)));
    }
    return all;
  }

  /** Those of one kind, by name. */
  static <T extends HasMetadata> Map<String, T> named(List<HasMetadata> all, Class<T> kind) {
    Map<String, T> named = new LinkedHashMap<>();
    all.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .forEach(each -> assertThat(named.put(each.getMetadata().getName(), each)).isNull());
    return named;
  }

  /** What runs, by name. */
  static Map<String, PodTemplateSpec> pods(List<HasMetadata> all) {
    Map<String, PodTemplateSpec> pods = new LinkedHashMap<>();
    named(all, Deployment.class)
        .forEach((name, each) -> pods.put(name, each.getSpec().getTemplate()));
    named(all, StatefulSet.class)
        .forEach((name, each) -> pods.put(name, each.getSpec().getTemplate()));
    named(all, Job.class).forEach((name, each) -> pods.put(name, each.getSpec().getTemplate()));
    return pods;
  }
}
