package org.borderflow.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a broker that is alone, small, and quick to start. */
final class BrokerSettings {

  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private BrokerSettings() {}

  /**
   * All settings.
   *
   * @param extra settings that win over those made here
   */
  static Map<String, String> of(
      Path data, int port, int controllerPort, Map<String, String> extra) {
    Map<String, String> settings = new LinkedHashMap<>();
    placeIn(settings, data, port, controllerPort);
    beAlone(settings);
    beSmall(settings);
    keepEverything(settings);
    settings.putAll(extra);
    return settings;
  }

  private static void placeIn(
      Map<String, String> settings, Path data, int port, int controllerPort) {
    String client = "PLAINTEXT://" + Loopback.ADDRESS + ":" + port;
    String controller = Loopback.ADDRESS + ":" + controllerPort;
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("listeners", client + "," + CONTROLLER_LISTENER + "://" + controller);
    settings.put("advertised.listeners", client);
    settings.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.put("log.dirs", data.toString());
  }

  private static void beAlone(Map<String, String> settings) {
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    // No other member can be about to join.
    settings.put("group.initial.rebalance.delay.ms", "0");
    // A client that was killed must not hold its partitions for the usual 45 s.
    settings.put("group.min.session.timeout.ms", "500");
    settings.put("transaction.max.timeout.ms", "900000");
    // Every topic is part of a contract; none springs from a typing mistake.
    settings.put("auto.create.topics.enable", "false");
  }

  private static void beSmall(Map<String, String> settings) {
    settings.put("num.partitions", "4");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("log.cleaner.threads", "1");
    // Taken from the heap at start; enough for 300,000 keys in one pass of compaction.
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
    settings.put("message.max.bytes", Integer.toString(8 << 20));
    settings.put("replica.fetch.max.bytes", Integer.toString(8 << 20));
    settings.put("metric.reporters", "");
  }

  private static void keepEverything(Map<String, String> settings) {
    // The log is the record of what happened. Topics that may forget say so themselves.
    settings.put("log.retention.ms", "-1");
    settings.put("log.segment.bytes", Integer.toString(1 << 30));
    // What is deleted from a compacted topic is to be gone within a week, however little comes.
    settings.put("log.cleaner.max.compaction.lag.ms", Long.toString(Duration.ofDays(7).toMillis()));
  }
}
