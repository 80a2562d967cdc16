package org.borderflow.command;

import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSettings;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.embedded.PortInUse;
import org.borderflow.exchange.house.ClearingHouse;
import org.borderflow.exchange.house.DepositDirectory;
import org.borderflow.exchange.house.KafkaArchive;
import org.borderflow.exchange.house.KnownCodes;
import org.borderflow.exchange.house.Subscription;
import org.borderflow.exchange.http.ClearingServer;
import org.borderflow.exchange.http.ClearingSettings;
import org.borderflow.exchange.matrix.MatrixStreams;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.access.Gate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clearing-house of one process, on a cluster that runs. */
final class ClearingDoor implements AutoCloseable {

  /** The option that names its port. */
  static final String PORT = "--clearing-port";

  private static final Logger LOG = LoggerFactory.getLogger(ClearingDoor.class);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private ClearingServer server;

  /**
   * How it is set up.
   *
   * @param host address to listen on
   * @param port port to listen on, 0 for any that is free
   * @param data where the register of agencies and the state of the streams are
   * @param requireKeys whether callers on this machine need a key as well
   * @param deposits a directory from which deposits are taken; null for none
   * @param subscriptions deployments whose public cells are deposited
   * @param pace at most one deposit of each of them in this time
   */
  record Settings(
      String host,
      int port,
      Path data,
      boolean requireKeys,
      Path deposits,
      List<SubscriptionFile> subscriptions,
      Duration pace) {}

  private ClearingDoor() {}

  /** Starts to listen, and to look where else deposits come from. */
  static ClearingDoor open(Settings settings, Deployment.Cluster cluster) {
    ClearingDoor door = new ClearingDoor();
    try {
      door.start(settings, cluster);
      return door;
    } catch (JavalinBindException e) {
      door.close();
      throw new PortInUse(settings.port(), PORT);
    } catch (RuntimeException e) {
      door.close();
      throw e;
    }
  }

  private void start(Settings settings, Deployment.Cluster cluster) {
    Map<String, Object> connection = cluster.connection();
    AvroSerdes serdes = topics(cluster);
    KafkaArchive archive = keep(new KafkaArchive(connection, serdes));
    ClearingHouse house = house(archive);
    MatrixStreams matrix =
        keep(MatrixStreams.start(connection, serdes, settings.data().resolve("matrix-state")));
    server =
        keep(
            ClearingServer.start(
                new ClearingSettings(
                    settings.host(),
                    settings.port(),
                    new Gate(
                        new AgencyRegister(settings.data()),
                        settings.requireKeys(),
                        Clock.systemUTC()),
                    house,
                    new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                    () -> matrix.notReady().or(archive::problem))));
    look(settings, house);
  }

  /** Sees to it that the topics of a clearing-house are there. */
  static AvroSerdes topics(Deployment.Cluster cluster) {
    try (Admin admin = Admin.create(cluster.connection())) {
      TopicSetup.create(admin, Deployment.PARTITIONS, TopicSettings.clearing());
    }
    var registry = cluster.registry();
    TopicSetup.register(registry, Topics.CLEARING);
    return new AvroSerdes(registry);
  }

  static ClearingHouse house(KafkaArchive archive) {
    return new ClearingHouse(KnownCodes.all(), archive, Clock.systemUTC());
  }

  private void look(Settings settings, ClearingHouse house) {
    List<Runnable> looks = new ArrayList<>();
    if (settings.deposits() != null) {
      looks.add(new DepositDirectory(settings.deposits(), house)::look);
    }
    for (SubscriptionFile file : settings.subscriptions()) {
      Subscription subscription =
          keep(Subscription.start(file.source(settings.pace()), house, Clock.systemUTC()));
      looks.add(subscription::look);
    }
    if (!looks.isEmpty()) {
      keep(new Looking(looks));
    }
  }

  /** Looks again and again for what has come, in a thread of its own, until closed. */
  private static final class Looking implements AutoCloseable {

    private static final int SECONDS_BETWEEN = 1;

    private final List<Runnable> looks;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "deposits");

    Looking(List<Runnable> looks) {
      this.looks = looks;
      thread.start();
    }

    private void run() {
      try {
        do {
          looks.forEach(Looking::attempt);
        } while (!stopped.await(SECONDS_BETWEEN, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** What fails this time is tried again the next. */
    private static void attempt(Runnable look) {
      try {
        look.run();
      } catch (RuntimeException e) {
        LOG.warn("Deposits could not be taken for now", e);
      }
    }

    @Override
    public void close() {
      stopped.countDown();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private <T extends AutoCloseable> T keep(T service) {
    open.push(service);
    return service;
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.warn("Something of the clearing-house did not stop", e);
      }
    }
  }
}
