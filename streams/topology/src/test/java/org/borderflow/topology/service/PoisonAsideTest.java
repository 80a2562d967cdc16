package org.borderflow.topology.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler.Result;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.RegistryUnavailable;
import org.borderflow.contract.Topics;
import org.junit.jupiter.api.Test;

class PoisonAsideTest {

  @Test
  void aRecordIsNotTakenForPoisonBecauseTheRegistryIsAway() {
    byte[] framed = {0, 0, 0, 0, 7, 0};
    RegistryUnavailable away = null;
    try {
      new AvroSerdes(new Away()).key(Topics.RECEIVED).deserializer().deserialize("t", framed);
    } catch (RegistryUnavailable e) {
      away = e;
    }
    var response =
        new PoisonAside()
            .handleError(
                null,
                new ConsumerRecord<>("t", 0, 0, framed, framed),
                new IllegalStateException("wrapped", away));
    assertThat(away).isNotNull();
    assertThat(response.result()).isEqualTo(Result.FAIL);
  }

  private static final class Away extends MockSchemaRegistryClient {

    @Override
    public ParsedSchema getSchemaBySubjectAndId(String subject, int id) throws IOException {
      throw new IOException("connection refused");
    }
  }
}
