package org.borderflow.endtoend.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.borderflow.endtoend.deployments.ComposeFile;
import org.borderflow.endtoend.deployments.ComposeFile.Mount;
import org.borderflow.endtoend.deployments.ComposeFile.Service;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * The services of the compose file whose images are built here, each as the file says: command
 * line, environment, volumes, secrets, what may be written, what may be done. Compose itself need
 * not be there.
 */
final class ComposeStack implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final ComposeFile compose;
  private final Path secrets;
  private final Network network = Network.newNetwork();
  private final String volumes = "borderflow-" + UUID.randomUUID() + "-";
  private final Map<String, GenericContainer<?>> running = new LinkedHashMap<>();
  private final Deque<GenericContainer<?>> all = new ArrayDeque<>();

  /**
   * @param secrets where the files are that the compose file names
   */
  ComposeStack(ComposeFile compose, Path secrets) {
    this.compose = compose;
    this.secrets = secrets;
  }

  /** Starts everything, each when those that it waits for are well. */
  void start() {
    Set<String> left = new LinkedHashSet<>(compose.inOrder());
    left.removeIf(name -> !compose.services().get(name).image().startsWith("borderflow"));
    while (!left.isEmpty()) {
      List<String> next =
          left.stream()
              .filter(
                  name ->
                      compose.services().get(name).dependsOn().keySet().stream()
                          .noneMatch(left::contains))
              .toList();
      start(next);
      left.removeAll(next);
    }
  }

  /** At once: each is well only when it has been asked for the first time. */
  private void start(List<String> names) {
    List<GenericContainer<?>> containers = new ArrayList<>();
    for (String name : names) {
      Service service = compose.services().get(name);
      GenericContainer<?> container = container(name, service, service.command());
      if (isOneShot(name)) {
        container.withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE));
      } else {
        container.waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE));
        running.put(name, container);
      }
      all.push(container);
      containers.add(container);
    }
    try {
      Startables.deepStart(containers).join();
    } catch (CompletionException e) {
      containers.forEach(
          each -> {
            if (each.getContainerId() != null) {
              e.addSuppressed(new IllegalStateException("It said:\n" + each.getLogs()));
            }
          });
      throw e;
    }
  }

  /** Somebody waits for its end. */
  private boolean isOneShot(String name) {
    return compose.services().values().stream()
        .anyMatch(
            service ->
                service.dependsOn().containsKey(name)
                    && service
                        .dependsOn()
                        .get(name)
                        .condition()
                        .equals("service_completed_successfully"));
  }

  /** Runs one of the services that {@code up} does not start, and returns what it says. */
  String run(String name, String... command) {
    GenericContainer<?> container = container(name, compose.services().get(name), List.of(command));
    container.withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE));
    all.push(container);
    container.start();
    return container.getLogs(OutputType.STDOUT);
  }

  private GenericContainer<?> container(String name, Service service, List<String> command) {
    GenericContainer<?> container =
        new GenericContainer<>(image(service))
            .withImagePullPolicy(Images.NEVER_PULL)
            .withEnv(service.environment())
            .withCommand(command.toArray(String[]::new))
            .withCreateContainerCmdModifier(created -> confine(created, service));
    if (service.networkMode() == null) {
      container.withNetwork(network).withNetworkAliases(name);
    } else {
      container.withNetworkMode(service.networkMode());
    }
    String health = service.environment().get("BORDERFLOW_HEALTH_URL");
    if (health != null) {
      container.withExposedPorts(URI.create(health).getPort());
    }
    return container;
  }

  /** What was built here just now, in place of the version that the file names. */
  private static DockerImageName image(Service service) {
    String name = service.image().substring(0, service.image().indexOf(':'));
    return Images.image(name);
  }

  private void confine(CreateContainerCmd created, Service service) {
    HostConfig host = created.getHostConfig();
    host.withReadonlyRootfs(service.readOnly())
        .withCapDrop(service.capDrop().stream().map(Capability::valueOf).toArray(Capability[]::new))
        .withSecurityOpts(service.securityOpt())
        .withMemory(bytes(service.memLimit()))
        .withTmpFs(service.tmpfs().stream().collect(Collectors.toMap(path -> path, path -> "")))
        .withBinds(binds(service));
    if (!service.entrypoint().isEmpty()) {
      created.withEntrypoint(service.entrypoint());
    }
  }

  private List<Bind> binds(Service service) {
    List<Bind> binds = new ArrayList<>();
    for (Mount mount : service.mounts()) {
      String source =
          mount.isFile() ? ComposeFile.path(mount.source()).toString() : volumes + mount.source();
      binds.add(bind(source, mount.target(), mount.readOnly()));
    }
    for (String secret : service.secrets()) {
      binds.add(bind(secrets.resolve(secret).toString(), "/run/secrets/" + secret, true));
    }
    return binds;
  }

  private static Bind bind(String source, String target, boolean readOnly) {
    return new Bind(source, new Volume(target), readOnly ? AccessMode.ro : AccessMode.rw);
  }

  private static long bytes(String size) {
    long number = Long.parseLong(size.substring(0, size.length() - 1));
    return size.endsWith("g") ? number << 30 : number << 20;
  }

  /** What runs, by name; broker, registry and services of ours. */
  Map<String, GenericContainer<?>> running() {
    return running;
  }

  /** Where a service is reached from outside. */
  URI door(String name) {
    GenericContainer<?> container = running.get(name);
    return URI.create("http://" + container.getHost() + ":" + container.getFirstMappedPort());
  }

  /** Services that can be asked how they are. */
  List<String> withDoors() {
    return running.keySet().stream()
        .filter(
            name -> compose.services().get(name).environment().containsKey("BORDERFLOW_HEALTH_URL"))
        .toList();
  }

  @Override
  public void close() {
    all.forEach(GenericContainer::stop);
    compose.volumes().keySet().forEach(volume -> remove(volumes + volume));
    network.close();
  }

  private static void remove(String volume) {
    try {
      DockerClientFactory.instance().client().removeVolumeCmd(volume).exec();
    } catch (NotFoundException e) {
      // no service that runs here has it
    }
  }
}
