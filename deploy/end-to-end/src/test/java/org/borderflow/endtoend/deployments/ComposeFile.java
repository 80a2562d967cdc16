package org.borderflow.endtoend.deployments;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The compose file, as far as we use what such files may say. What is not here is refused: a
 * misspelt key would be one that does nothing.
 *
 * @param name name of the project
 * @param services what runs, by name
 * @param networks where they meet
 * @param volumes what is kept
 * @param secrets what is known to few
 */
public record ComposeFile(
    String name,
    Map<String, Service> services,
    Map<String, Network> networks,
    Map<String, Map<String, Object>> volumes,
    Map<String, Secret> secrets) {

  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):\\?[^}]*}");

  /** A service; what it does not say is null or empty. */
  public record Service(
      String image,
      List<String> entrypoint,
      List<String> command,
      Map<String, String> environment,
      List<String> volumes,
      List<String> tmpfs,
      List<String> secrets,
      List<String> networks,
      @JsonProperty("network_mode") String networkMode,
      List<String> ports,
      @JsonProperty("depends_on") Map<String, Condition> dependsOn,
      Healthcheck healthcheck,
      List<String> profiles,
      String restart,
      @JsonProperty("read_only") boolean readOnly,
      @JsonProperty("cap_drop") List<String> capDrop,
      @JsonProperty("security_opt") List<String> securityOpt,
      @JsonProperty("stop_grace_period") String stopGracePeriod,
      @JsonProperty("mem_limit") String memLimit) {

    /** What is not said is empty. */
    public Service {
      entrypoint = Objects.requireNonNullElse(entrypoint, List.of());
      command = Objects.requireNonNullElse(command, List.of());
      environment = Objects.requireNonNullElse(environment, Map.of());
      volumes = Objects.requireNonNullElse(volumes, List.of());
      tmpfs = Objects.requireNonNullElse(tmpfs, List.of());
      secrets = Objects.requireNonNullElse(secrets, List.of());
      networks = Objects.requireNonNullElse(networks, List.of());
      ports = Objects.requireNonNullElse(ports, List.of());
      dependsOn = Objects.requireNonNullElse(dependsOn, Map.of());
      profiles = Objects.requireNonNullElse(profiles, List.of());
    }

    /** Whether it runs commands of ours. */
    public boolean isBorderflow() {
      return image.startsWith("borderflow:");
    }

    /** What is mounted from the machine or from volumes. */
    public List<Mount> mounts() {
      return volumes.stream().map(Mount::of).toList();
    }

    /** The whole line: what a service of ours is asked, the command at first. */
    List<String> line() {
      int main = entrypoint.indexOf("org.borderflow.command.Main");
      List<String> line = new ArrayList<>(entrypoint.subList(main + 1, entrypoint.size()));
      line.addAll(command);
      return line;
    }
  }

  /**
   * Something that is mounted.
   *
   * @param source a volume, or a file beside the compose file
   * @param target where it is in the container
   * @param readOnly whether it can only be read
   */
  public record Mount(String source, String target, boolean readOnly) {

    static Mount of(String text) {
      String[] parts = text.split(":", -1);
      return new Mount(parts[0], parts[1], parts.length > 2 && parts[2].equals("ro"));
    }

    /** Whether it is a file of the machine. */
    public boolean isFile() {
      return source.startsWith(".");
    }
  }

  /** When another service is far enough. */
  public record Condition(String condition) {}

  /** How a container finds out whether it is well. */
  public record Healthcheck(
      List<String> test,
      String interval,
      String timeout,
      @JsonProperty("start_period") String startPeriod) {}

  /** A network. */
  public record Network(boolean internal) {}

  /** A secret. */
  public record Secret(String file) {}

  /**
   * Reads the compose file.
   *
   * @param environment what variables stand for
   */
  public static ComposeFile read(Map<String, String> environment) {
    Map<String, Object> document = Deploy.documents(path("compose.yaml")).get(0);
    document.keySet().removeIf(key -> key.startsWith("x-"));
    return STRICT.convertValue(filled(document, environment), ComposeFile.class);
  }

  /** A file beside it. */
  public static Path path(String file) {
    return Deploy.path("compose").resolve(file).normalize();
  }

  private static Object filled(Object value, Map<String, String> environment) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new LinkedHashMap<>();
      map.forEach((key, each) -> all.put(key, filled(each, environment)));
      return all;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> filled(each, environment)).toList();
    }
    if (value instanceof String text) {
      return VARIABLE
          .matcher(text)
          .replaceAll(
              found ->
                  Matcher.quoteReplacement(
                      Optional.ofNullable(environment.get(found.group(1))).orElseThrow()));
    }
    return value;
  }

  /** The services that `up` starts, each behind those that it waits for. */
  public List<String> inOrder() {
    Set<String> order = new LinkedHashSet<>();
    services.forEach(
        (service, described) -> {
          if (described.profiles().isEmpty()) {
            place(service, order);
          }
        });
    return List.copyOf(order);
  }

  private void place(String service, Set<String> order) {
    services.get(service).dependsOn().keySet().forEach(first -> place(first, order));
    order.add(service);
  }
}
