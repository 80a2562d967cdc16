package org.borderflow.faults.hosts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Three brokers that are controllers too, each a process that runs Kafka's own main class. Sized
 * for a test and replicated as in {@code deploy/compose}: three replicas of which two must have a
 * record before it is acknowledged.
 */
final class Brokers {

  private static final int COUNT = 3;
  private static final int HEAP = 320;
  private static final String CONTROLLER = "CONTROLLER";

  private final List<Host> hosts = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final List<Integer> controllerPorts = new ArrayList<>();

  Brokers(Network network, Machine machine, Path room) throws IOException {
    for (int number = 1; number <= COUNT; number++) {
      hosts.add(new Host("broker-" + number, network, machine, room, true));
      ports.add(network.port(9092));
      controllerPorts.add(network.port(9093));
    }
    String cluster = Uuid.randomUuid().toString();
    for (int number = 1; number <= COUNT; number++) {
      prepare(number, cluster, room);
    }
  }

  private void prepare(int number, String cluster, Path room) throws IOException {
    Host host = hosts.get(number - 1);
    Path log = host.data().resolve("log");
    format(number, cluster, log);
    Properties properties = new Properties();
    properties.putAll(settings(number, log));
    Path file = room.resolve(host.name() + ".properties");
    try (var out = Files.newBufferedWriter(file, UTF_8)) {
      properties.store(out, null);
    }
    host.runs(new Program("kafka.Kafka", HEAP, List.of(file.toString())));
  }

  private Map<String, String> settings(int number, Path log) {
    Map<String, String> settings = new TreeMap<>();
    Host host = hosts.get(number - 1);
    String client = "PLAINTEXT://" + host.address() + ":" + ports.get(number - 1);
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(number));
    settings.put("controller.quorum.voters", voters());
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("listeners", client + "," + CONTROLLER + "://" + controller(number));
    settings.put("advertised.listeners", client);
    settings.put(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    settings.put("log.dirs", log.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("default.replication.factor", "3");
    settings.put("min.insync.replicas", "2");
    settings.put("offsets.topic.replication.factor", "3");
    settings.put("transaction.state.log.replication.factor", "3");
    settings.put("transaction.state.log.min.isr", "2");
    settings.put("offsets.topic.num.partitions", "3");
    settings.put("transaction.state.log.num.partitions", "3");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // A transaction whose owner is gone holds up whoever takes over until somebody looks.
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // Whoever has fallen behind is missed as soon as one that is gone.
    settings.put("replica.lag.time.max.ms", "10000");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    // Small, so that a disk is not full of segments that lie ready.
    settings.put("log.segment.bytes", Integer.toString(64 << 20));
    settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    settings.put("metric.reporters", "");
    return settings;
  }

  private String controller(int number) {
    return hosts.get(number - 1).address() + ":" + controllerPorts.get(number - 1);
  }

  private String voters() {
    List<String> voters = new ArrayList<>();
    for (int number = 1; number <= COUNT; number++) {
      voters.add(number + "@" + controller(number));
    }
    return String.join(",", voters);
  }

  private static void format(int number, String cluster, Path log) throws IOException {
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
          .setNodeId(number)
          .setClusterId(cluster)
          .setControllerListenerName(CONTROLLER)
          .setMetadataLogDirectory(log.toString())
          .addDirectory(log.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // what Kafka declares, though it throws nothing else
      throw new IllegalStateException(e);
    }
  }

  List<Host> hosts() {
    return hosts;
  }

  /** As {@code bootstrap.servers} wants it. */
  String bootstrapServers() {
    return hosts.stream()
        .map(host -> host.address() + ":" + ports.get(hosts.indexOf(host)))
        .collect(joining(","));
  }
}
