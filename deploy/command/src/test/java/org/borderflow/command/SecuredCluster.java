package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A cluster that asks who is there, as its users reach it: each with the file that was given to it.
 *
 * @param dir where the files are
 * @param bootstrapServers Kafka
 * @param registryUrl its schema registry
 */
record SecuredCluster(Path dir, String bootstrapServers, String registryUrl) {

  /**
   * A broker's settings: nobody may do what was not allowed, but for the administrator.
   *
   * @param protocol in which clients speak with it
   */
  static Map<String, String> guarded(String protocol) {
    return Map.of(
        "listener.security.protocol.map",
        "PLAINTEXT:" + protocol + ",CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name",
        "PLAINTEXT",
        "authorizer.class.name",
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        // The controller's listener, on which the broker is anonymous, is for itself alone.
        "super.users",
        "User:admin;User:ANONYMOUS");
  }

  /** Writes the file of a user. */
  void give(String name, Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    try (var out = Files.newBufferedWriter(config(name))) {
      properties.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path config(String name) {
    return dir.resolve(name + ".properties");
  }

  /** The cluster, as a command of this user knows it. */
  Deployment.Cluster as(String name) {
    return new Deployment.Cluster(
        bootstrapServers, registryUrl, KafkaConfigOption.read("--kafka-config", config(name)));
  }

  /** The topics into which somebody could put a message of no meaning, where none is read. */
  Set<String> writable(String name, Set<String> topics) {
    Set<String> written = new TreeSet<>();
    Map<String, Object> config = new HashMap<>(as(name).connection());
    // Of whoever may write nowhere, an idempotent one tells so once and for all, not of a topic.
    config.put("enable.idempotence", false);
    for (String topic : topics) {
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
        producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1})).get();
        written.add(topic);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(AuthorizationException.class);
      } catch (AuthorizationException e) {
        assertThat(e.getMessage()).contains(topic);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return written;
  }

  /** The topics out of which somebody gets the message that is there. */
  Set<String> readable(String name, Set<String> topics) {
    Set<String> read = new TreeSet<>();
    for (String topic : topics) {
      try (KafkaConsumer<byte[], byte[]> consumer = consumer(name, Map.of())) {
        List<TopicPartition> partitions =
            consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        int seen = 0;
        while (seen == 0) {
          seen = consumer.poll(Duration.ofSeconds(10)).count();
        }
        read.add(topic);
      } catch (AuthorizationException e) {
        assertThat(e.getMessage()).contains(topic);
      }
    }
    return read;
  }

  KafkaConsumer<byte[], byte[]> consumer(String name, Map<String, String> more) {
    Map<String, Object> config = new HashMap<>(as(name).connection());
    config.putAll(more);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** What a command prints that goes well. */
  String run(String as, String... args) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      assertThat(Main.run(here(as, args))).isEqualTo(Main.DONE);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }

  /** What a command says that is refused. */
  String told(String as, String... args) {
    return said(here(as, args));
  }

  private String[] here(String name, String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(
        List.of(
            "--bootstrap-servers", bootstrapServers, "--kafka-config", config(name).toString()));
    return all.toArray(String[]::new);
  }

  /** What a command that was misused has said. */
  static String said(String... args) {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(told, true, UTF_8));
    try {
      assertThat(Main.run(args)).isEqualTo(Main.MISUSE);
    } finally {
      System.setErr(before);
    }
    return told.toString(UTF_8);
  }
}
