package org.borderflow.topology.codec;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.borderflow.contract.Partitioning;
import org.borderflow.schemas.TravellerKey;

/** To which partitions events of travellers go. */
public final class TravellerPartitioner {

  private TravellerPartitioner() {}

  /** The traveller's own, or all of them for what has no key: a tick. */
  public static <V> StreamPartitioner<TravellerKey, V> ofTravellerOrAll() {
    return (topic, key, value, partitions) ->
        key == null
            ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
            : Optional.of(Set.of(Partitioning.ofTraveller(key.getTraveller(), partitions)));
  }
}
