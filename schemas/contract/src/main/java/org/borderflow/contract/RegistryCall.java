package org.borderflow.contract;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;

/**
 * A question to the schema registry. It is asked again a few times, within a second, if the answer
 * is broken off or the registry says that it is at fault: a connection that is reset once is no
 * reason to stop a stream.
 */
@FunctionalInterface
interface RegistryCall<T> {

  /** How often it is asked at most. */
  int ATTEMPTS = 5;

  /** Milliseconds before it is asked again; twice as long each time. */
  long FIRST_PAUSE = 50;

  int SERVER_ERROR = 500;

  /** Asks once. */
  T once() throws IOException, RestClientException;

  /** The answer, or the last failure. */
  static <T> T answer(RegistryCall<T> call) throws IOException, RestClientException {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.once();
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (RestClientException e) {
        if (attempt == ATTEMPTS || e.getStatus() < SERVER_ERROR) {
          throw e;
        }
      }
      pause(FIRST_PAUSE << (attempt - 1));
    }
  }

  private static void pause(long milliseconds) throws IOException {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the schema registry does not answer", e);
    }
  }
}
