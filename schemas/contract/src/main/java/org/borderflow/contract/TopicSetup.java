package org.borderflow.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are missing, replicated as the brokers do by default, and registers their
 * schemas. Safe to run again and again.
 */
public final class TopicSetup {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAUSE_MILLIS = 20;

  private TopicSetup() {}

  /**
   * Creates the topics that do not exist yet.
   *
   * @param partitions number of partitions of the topics made now; those that exist keep theirs
   */
  public static void create(Admin admin, int partitions) {
    create(admin, partitions, TopicSettings.all());
  }

  /**
   * Creates those topics that do not exist yet.
   *
   * @param partitions number of partitions of the topics made now; those that exist keep theirs
   */
  public static void create(Admin admin, int partitions, List<TopicSettings> topics) {
    try {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (TopicSettings topic : topics) {
        if (!existing.contains(topic.name())) {
          missing.add(
              new NewTopic(topic.name(), Optional.of(partitions), Optional.empty())
                  .configs(topic.config()));
        }
      }
      admin.createTopics(missing).all().get();
      awaitLeaders(admin, missing.stream().map(NewTopic::name).toList(), partitions);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Topics could not be created: " + e.getCause(), e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating topics", e);
    }
  }

  /**
   * Waits until every new partition answers as a leader. A broker that knows of a partition and
   * does not lead it yet refuses a producer's first batch and may take its second, and then the
   * first comes out of order for ever.
   */
  static void awaitLeaders(Admin admin, List<String> topics, int partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (String topic : topics) {
      for (int partition = 0; partition < partitions; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
    patiently(() -> admin.listOffsets(ends).all().get());
  }

  /** Asks again and again: a broker may not have heard yet of a topic that was made this moment. */
  static void patiently(TopicPlan.Change question) throws ExecutionException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        question.make();
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** Registers every schema of a deployment under an explicit compatibility mode. */
  public static void register(SchemaRegistryClient registry) {
    register(registry, Topics.ALL);
  }

  /** Registers the schemas of topics under an explicit compatibility mode. */
  public static void register(SchemaRegistryClient registry, List<Topic<?, ?>> topics) {
    try {
      for (Topic<?, ?> topic : topics) {
        register(registry, topic.keySubject(), topic.keySchema(), topic.compatibility());
        register(registry, topic.valueSubject(), topic.valueSchema(), topic.compatibility());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The schema registry cannot be reached", e);
    } catch (RestClientException e) {
      throw new IllegalStateException("The schema registry refused a schema: " + e.getMessage(), e);
    }
  }

  private static void register(
      SchemaRegistryClient registry,
      String subject,
      Schema schema,
      Topic.Compatibility compatibility)
      throws IOException, RestClientException {
    registry.register(subject, new AvroSchema(schema));
    registry.updateCompatibility(subject, compatibility.name());
  }
}
