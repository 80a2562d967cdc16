package org.borderflow.view.file;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.borderflow.contract.Layout;
import org.borderflow.contract.Topics;
import org.borderflow.contract.WireRecords;
import org.borderflow.view.sort.SortKey;
import org.borderflow.view.topic.TopicReader;

/**
 * How likely each pending crossing is to begin a migration, by the keys of {@link OutcomeFormat}.
 */
final class Probabilities {

  static {
    Layout.ofFields(Topics.PROBABILITIES.valueSchema(), "millionths", "toldOn");
  }

  private final Map<ByteBuffer, Integer> millionths = new HashMap<>();

  private Probabilities() {}

  /** Reads them all. */
  static Probabilities read(TopicReader reader, SchemaRegistryClient registry) {
    Probabilities probabilities = new Probabilities();
    WireRecords keys = new WireRecords(registry, Topics.PROBABILITIES.keySchema());
    WireRecords values = new WireRecords(registry, Topics.PROBABILITIES.valueSchema());
    OutcomeFormat format = new OutcomeFormat(false, probabilities);
    reader.read(
        Topics.PROBABILITIES.name(),
        record -> {
          try {
            SortKey key = new SortKey();
            format.key(keys.open(record.key()), key);
            if (record.value() == null) {
              probabilities.millionths.remove(key.copy());
            } else {
              probabilities.millionths.put(key.copy(), values.open(record.value()).readInt());
            }
          } catch (IOException e) {
            throw new UncheckedIOException("A probability cannot be read", e);
          }
        });
    return probabilities;
  }

  /** In millionths; null if none was told. */
  Integer of(SortKey outcome) {
    return millionths.get(outcome.copy());
  }
}
