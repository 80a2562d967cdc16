package org.borderflow.faults.hosts;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.command.Deployment;
import org.borderflow.command.Main;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Role;

/**
 * Everything that runs: three brokers, the registry, the intake, the streams and the clock, each on
 * a host of its own. Whatever ends by itself is started again.
 */
public final class Site implements AutoCloseable {

  /** The country whose border it is. */
  public static final String COUNTRY = "NZL";

  /** The agency that pushes. */
  public static final String AGENCY = "faults";

  /** What each of our services prints when it runs. */
  private static final String SERVICE_IS_UP = "Stop with Ctrl-C.";

  /** Of each topic, and so how many tasks there are of each stage but the estimates. */
  public static final int PARTITIONS = 4;

  private static final int INTAKE_PORT = 8081;
  private static final int SERVICE_HEAP = 320;
  private static final int CLOCK_HEAP = 96;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Network network;
  private final Brokers brokers;
  private final Registry registry;
  private final Host ingest;
  private final List<Host> streams = new ArrayList<>();
  private final Host clock;
  private final int intakePort;
  private final String key;
  private final ScheduledExecutorService attendant =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "attendant"));
  private final Thread last = new Thread(this::closeAll, "close-site");

  /**
   * Puts up hosts; nothing runs yet.
   *
   * @param room an empty directory
   * @param instances how many instances of the streams
   * @param streamsOptions options of each of them, besides those that say where things are
   */
  public Site(Machine machine, Path room, int instances, String... streamsOptions)
      throws IOException {
    Runtime.getRuntime().addShutdownHook(last);
    network = keep(machine.network());
    brokers = new Brokers(network, machine, room);
    brokers.hosts().forEach(this::keep);
    registry = new Registry(network, machine, room);
    keep(registry.host());
    key =
        new AgencyRegister(room).add(new Agency(AGENCY, Role.AGENCY, Set.of(), 0, null, false, ""));
    intakePort = network.port(INTAKE_PORT);
    ingest = keep(new Host("ingest", network, machine, room, false));
    ingest.runs(
        service(
            SERVICE_HEAP,
            "ingest",
            "--host=" + ingest.address(),
            "--intake-port=" + intakePort,
            "--register=" + room,
            "--data=" + ingest.data()));
    for (int number = 1; number <= instances; number++) {
      Host host = keep(new Host("streams-" + number, network, machine, room, true));
      List<String> options =
          new ArrayList<>(
              List.of(
                  "--country=" + COUNTRY,
                  "--instance=" + host.name(),
                  "--state-dir=" + host.data().resolve("state")));
      options.addAll(List.of(streamsOptions));
      streams.add(host.runs(service(SERVICE_HEAP, "streams", options.toArray(String[]::new))));
    }
    clock = keep(new Host("clock", network, machine, room, false));
    clock.runs(service(CLOCK_HEAP, "clock", "--data=" + clock.data()));
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  private Program service(int heap, String command, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                command,
                "--bootstrap-servers=" + brokers.bootstrapServers(),
                "--registry=" + registry.url()));
    arguments.addAll(List.of(options));
    return new Program(Main.class.getName(), heap, arguments);
  }

  /** Starts everything and looks after it from now on. */
  public void start() throws Exception {
    registry.host().start();
    brokers.hosts().forEach(Host::start);
    try (Admin admin = Admin.create(connection())) {
      Patience.await("A cluster of three", PATIENCE, () -> nodes(admin) == brokers.hosts().size());
      TopicSetup.create(admin, PARTITIONS);
    }
    Patience.await("The registry's answer", PATIENCE, registry::answers);
    SchemaRegistryClient client = AvroSerdes.client(registry.url(), Map.of());
    TopicSetup.register(client);
    services().forEach(Host::start);
    attendant.scheduleWithFixedDelay(
        () -> hosts().forEach(Host::lookAfter), 1, 1, TimeUnit.SECONDS);
  }

  private static int nodes(Admin admin) throws InterruptedException {
    try {
      return admin.describeCluster().nodes().get().size();
    } catch (ExecutionException e) {
      return 0; // nobody answers yet
    }
  }

  /** Whether everything runs, and no service ends again and again before it is up. */
  public boolean isUp() {
    return hosts().stream().allMatch(Host::isAlive)
        && services().stream().allMatch(service -> service.isUp(SERVICE_IS_UP));
  }

  /** How clients reach Kafka. */
  public Map<String, Object> connection() {
    return Map.of("bootstrap.servers", brokers.bootstrapServers());
  }

  /** Kafka and registry. */
  public Deployment.Cluster cluster() {
    return new Deployment.Cluster(brokers.bootstrapServers(), registry.url());
  }

  /** Where crossings are pushed. */
  public URI intake() {
    return URI.create("http://" + ingest.address() + ":" + intakePort + "/v1/crossings");
  }

  /** The key with which they are pushed. */
  public String key() {
    return key;
  }

  /** The lines between the hosts, where they can be cut. */
  public Lines lines() {
    return network.lines().orElseThrow();
  }

  /** All hosts. */
  public List<Host> hosts() {
    return Stream.of(brokers.hosts(), List.of(registry.host()), services())
        .flatMap(List::stream)
        .toList();
  }

  /** Brokers. */
  public List<Host> brokers() {
    return brokers.hosts();
  }

  /** The services that are ours. */
  public List<Host> services() {
    return Stream.of(List.of(ingest), streams, List.of(clock)).flatMap(List::stream).toList();
  }

  /** Instances of the streams. */
  public List<Host> streams() {
    return streams;
  }

  @Override
  public void close() {
    closeAll();
    Runtime.getRuntime().removeShutdownHook(last);
  }

  private synchronized void closeAll() {
    attendant.shutdownNow();
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("A part of the site did not close: " + e);
      }
    }
  }
}
