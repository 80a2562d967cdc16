package org.borderflow.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.IntakeEvent;

/** What was taken in, as often as it is stored. */
final class Received {

  private Received() {}

  /** Everything of a kind. */
  static <T> List<T> of(Deployment deployment, Class<T> kind) {
    Deserializer<IntakeEvent> events = deployment.serdes().value(Topics.RECEIVED).deserializer();
    List<T> received = new ArrayList<>();
    deployment
        .topics()
        .read(
            Topics.RECEIVED.name(),
            record -> {
              Object event = events.deserialize(record.topic(), record.value()).getEvent();
              if (kind.isInstance(event)) {
                received.add(kind.cast(event));
              }
            });
    return received;
  }
}
