package org.borderflow.command;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import javax.net.ssl.SSLException;

/** Whether a schema registry can be asked; if not, why, in the user's words. */
final class RegistryQuestion {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private RegistryQuestion() {}

  /**
   * A client, which has asked nothing yet.
   *
   * @throws Misuse if the address or the settings are of no use
   */
  static SchemaRegistryClient client(Deployment.Cluster cluster) {
    try {
      return cluster.registry();
    } catch (IllegalArgumentException e) {
      throw silent(cluster);
    } catch (RuntimeException e) { // of many kinds, and what they are made from says more
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new Misuse("--kafka-config: of no use for the schema registry: " + cause.getMessage());
    }
  }

  /**
   * Asks for something small.
   *
   * @throws Misuse if there is no answer
   */
  static void ask(Deployment.Cluster cluster) {
    SchemaRegistryClient registry = client(cluster);
    try {
      registry.getAllSubjects();
    } catch (RestClientException e) {
      if (e.getStatus() == UNAUTHORIZED || e.getStatus() == FORBIDDEN) {
        throw new Misuse(
            "--kafka-config: the schema registry does not admit us: status " + e.getStatus());
      }
      throw silent(cluster);
    } catch (SSLException e) {
      throw new Misuse("--kafka-config: no TLS with the schema registry: " + e.getMessage());
    } catch (IOException | IllegalArgumentException e) {
      throw silent(cluster);
    }
  }

  private static Misuse silent(Deployment.Cluster cluster) {
    return new Misuse("--registry: no schema registry answers at " + cluster.registryUrl());
  }
}
