package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryCallTest {

  private static final Exception RESET = new SocketException("Connection reset");
  private static final Exception AT_FAULT = new RestClientException("in trouble", 503, 50301);
  private static final Exception NOT_FOUND = new RestClientException("no such schema", 404, 40403);

  @Test
  void aConnectionThatIsResetIsAskedAgain() throws Exception {
    Deque<Exception> failures = new ArrayDeque<>(List.of(RESET, AT_FAULT));
    assertThat(ask(failures)).isEqualTo("answer");
    assertThat(failures).isEmpty();
  }

  @Test
  void whatItSaysForSureIsTaken() {
    Deque<Exception> failures = new ArrayDeque<>(List.of(NOT_FOUND, RESET));
    assertThatThrownBy(() -> ask(failures)).isSameAs(NOT_FOUND);
    assertThat(failures).containsExactly(RESET);
  }

  @Test
  void itIsNotAskedForEver() {
    Deque<Exception> failures =
        new ArrayDeque<>(List.of(RESET, RESET, RESET, RESET, RESET, AT_FAULT));
    assertThatThrownBy(() -> ask(failures)).isSameAs(RESET);
    assertThat(failures).containsExactly(AT_FAULT);
  }

  private static String ask(Deque<Exception> failures) throws IOException, RestClientException {
    return RegistryCall.answer(
        () -> {
          Exception failure = failures.poll();
          if (failure instanceof IOException broken) {
            throw broken;
          }
          if (failure instanceof RestClientException refused) {
            throw refused;
          }
          return "answer";
        });
  }
}
