package org.borderflow.view.lengths;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.PublicStayLength;
import org.borderflow.schemas.StayLength;
import org.borderflow.schemas.StayLengthKey;
import org.borderflow.view.topic.TopicReader;

/** Lengths as their topics have them now. */
public final class LengthTopics {

  private final TopicReader reader;
  private final AvroSerdes serdes;

  /** Those of a cluster. */
  public LengthTopics(TopicReader reader, AvroSerdes serdes) {
    this.reader = reader;
    this.serdes = serdes;
  }

  /** The exact lengths: confidential. */
  public Map<StayLengthKey, StayLength> exact() {
    return read(
        Topics.STAY_LENGTHS,
        serdes.key(Topics.STAY_LENGTHS).deserializer(),
        serdes.value(Topics.STAY_LENGTHS).deserializer());
  }

  /** The public lengths. */
  public Map<StayLengthKey, PublicStayLength> ofThePublic() {
    return read(
        Topics.PUBLIC_STAY_LENGTHS,
        serdes.key(Topics.PUBLIC_STAY_LENGTHS).deserializer(),
        serdes.value(Topics.PUBLIC_STAY_LENGTHS).deserializer());
  }

  private <V> Map<StayLengthKey, V> read(
      Topic<StayLengthKey, ?> topic, Deserializer<StayLengthKey> keys, Deserializer<V> values) {
    Map<StayLengthKey, V> lengths = new HashMap<>();
    reader.read(
        topic.name(),
        record -> {
          StayLengthKey key = keys.deserialize(record.topic(), record.key());
          if (record.value() == null) {
            lengths.remove(key);
          } else {
            lengths.put(key, values.deserialize(record.topic(), record.value()));
          }
        });
    return lengths;
  }
}
