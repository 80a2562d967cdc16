package org.borderflow.ingest.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.borderflow.contract.Topics;

/** Tells whether Kafka would take a record now. Asks at most once a second, however often asked. */
public final class KafkaProbe implements AutoCloseable {

  private static final long NANOS_BETWEEN_QUESTIONS = 1_000_000_000;
  private static final int PATIENCE_MILLIS = 3_000;

  private final Admin admin;
  private long asked;
  private Optional<String> answer;

  /**
   * @param connection how to reach the cluster
   */
  public KafkaProbe(Map<String, Object> connection) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.admin = Admin.create(config);
  }

  /** What stands in the way, if anything does. */
  public synchronized Optional<String> problem() {
    long now = System.nanoTime();
    if (answer == null || now - asked > NANOS_BETWEEN_QUESTIONS) {
      answer = ask();
      asked = System.nanoTime();
    }
    return answer;
  }

  private Optional<String> ask() {
    String topic = Topics.RECEIVED.name();
    try {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.of("Kafka has no topic " + topic);
      }
      return Optional.of(
          e.getCause() instanceof AuthenticationException
              ? "Kafka does not admit us"
              : "Kafka does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while Kafka was asked");
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
