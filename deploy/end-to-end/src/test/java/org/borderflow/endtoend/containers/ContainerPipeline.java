package org.borderflow.endtoend.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.borderflow.command.Deployment;
import org.borderflow.endtoend.Delivery;
import org.borderflow.endtoend.Pipeline;
import org.borderflow.endtoend.Replays;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/**
 * Kafka, registry and streams in a container each. Intake and view come from outside, through the
 * ports that are open to the world.
 */
final class ContainerPipeline implements Pipeline {

  private static final String KAFKA_WITHIN = "kafka:19092";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PATIENCE_ON_STOP = 90;
  private static final long ENDED_BY_SIGTERM = 128 + 15;

  private final KafkaContainer kafka;
  private final GenericContainer<?> streams;
  private final Deployment outside;
  private final Replays replays;

  ContainerPipeline(RuleBook rules, Path dir, RegistryContainer registry) {
    kafka =
        new KafkaContainer(Images.KAFKA)
            .withImagePullPolicy(Images.NEVER_PULL)
            .withNetwork(registry.getNetwork())
            .withListener(KAFKA_WITHIN)
            .withStartupTimeout(PATIENCE);
    streams =
        new GenericContainer<>(Images.BORDERFLOW)
            .withImagePullPolicy(Images.NEVER_PULL)
            .withNetwork(registry.getNetwork())
            .withEnv("BORDERFLOW_BOOTSTRAP_SERVERS", KAFKA_WITHIN)
            .withEnv("BORDERFLOW_REGISTRY", RegistryContainer.URL_WITHIN)
            .withCommand(command(rules))
            .waitingFor(Wait.forLogMessage("Streams run on .*", 1))
            .withStartupTimeout(PATIENCE);
    try {
      kafka.start();
      streams.start();
      outside =
          Deployment.elsewhere(
              new Deployment.Cluster(kafka.getBootstrapServers(), registry.url()),
              streams::isRunning);
    } catch (RuntimeException e) {
      streams.stop();
      kafka.stop();
      throw e;
    }
    replays = new Replays(outside, rules, dir.resolve("scratch"));
  }

  private static String[] command(RuleBook rules) {
    return new String[] {
      "streams",
      "--country",
      rules.country(),
      "--rules",
      rules.rules().stream().map(ResidenceRule::name).collect(Collectors.joining(",")),
      "--anomalies",
      rules.anomalies().name().toLowerCase(Locale.ROOT).replace('_', '-')
    };
  }

  @Override
  public void take(Delivery delivery) throws IOException {
    // The console is for the one line that says whether containers were there.
    PrintStream out = System.out;
    PrintStream err = System.err;
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    System.setOut(nowhere);
    System.setErr(nowhere);
    try {
      replays.run(delivery);
    } catch (RuntimeException e) {
      e.addSuppressed(new IllegalStateException("The streams said:\n" + streams.getLogs()));
      throw e;
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Asks the streams to stop, as whoever runs containers does, and does not let it pass if not. */
  @Override
  public void close() {
    outside.close();
    Long status = null;
    if (streams.isRunning()) {
      DockerClient docker = streams.getDockerClient();
      docker.stopContainerCmd(streams.getContainerId()).withTimeout(PATIENCE_ON_STOP).exec();
      status = streams.getCurrentContainerInfo().getState().getExitCodeLong();
    }
    streams.stop();
    kafka.stop();
    if (status != null && status != ENDED_BY_SIGTERM) {
      throw new IllegalStateException("The streams did not stop when asked: status " + status);
    }
  }
}
