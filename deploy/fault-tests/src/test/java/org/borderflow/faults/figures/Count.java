package org.borderflow.faults.figures;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.AcceptedCrossing;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.topology.Names;
import org.borderflow.view.topic.ProgressWatch;
import org.borderflow.view.topic.TopicReader;

/**
 * Every record looked for, when all is worked off.
 *
 * @param present records of the file that stand among the accepted crossings
 * @param doubled accepted crossings that stand there already
 * @param strange accepted crossings that are not in the file
 * @param received records in the topic of received ones, each time they came
 * @param accepted how many the streams say they accepted
 * @param duplicates how many they say had come before
 * @param rejected how many they say they refused
 */
public record Count(
    long present,
    long doubled,
    long strange,
    long received,
    long accepted,
    long duplicates,
    long rejected) {

  /** Looks. */
  public static Count of(Crossings crossings, Map<String, Object> connection, String registryUrl)
      throws IOException {
    AvroSerdes serdes = AvroSerdes.of(registryUrl);
    TopicReader topics = new TopicReader(connection);
    long[] ids = ids(crossings);
    BitSet seen = new BitSet(ids.length);
    long[] doubled = {0};
    long[] strange = {0};
    Deserializer<TravellerEvent> events = serdes.value(Topics.CROSSINGS).deserializer();
    topics.read(
        Topics.CROSSINGS.name(),
        record -> {
          if (events.deserialize(record.topic(), record.value()).getEvent()
              instanceof AcceptedCrossing crossing) {
            int place = Arrays.binarySearch(ids, id(crossing.getRecordId()));
            if (place < 0) {
              strange[0]++;
            } else if (seen.get(place)) {
              doubled[0]++;
            } else {
              seen.set(place);
            }
          }
        });
    Map<String, Long> totals = totals(connection, serdes);
    return new Count(
        seen.cardinality(),
        doubled[0],
        strange[0],
        received(topics, serdes),
        totals.getOrDefault("accepted", 0L),
        totals.getOrDefault("duplicates", 0L),
        totals.getOrDefault("rejected", 0L));
  }

  private static Map<String, Long> totals(Map<String, Object> connection, AvroSerdes serdes) {
    try (ProgressWatch progress = new ProgressWatch(connection, serdes)) {
      progress.catchUp();
      return progress.totals(Names.RECORDS_STAGE);
    }
  }

  private static long received(TopicReader topics, AvroSerdes serdes) {
    Deserializer<IntakeEvent> events = serdes.value(Topics.RECEIVED).deserializer();
    long[] received = {0};
    topics.read(
        Topics.RECEIVED.name(),
        record -> {
          if (events.deserialize(record.topic(), record.value()).getEvent()
              instanceof ReceivedCrossing) {
            received[0]++;
          }
        });
    return received[0];
  }

  /** The record ids of the file as numbers, sorted: millions of them have room in memory. */
  private static long[] ids(Crossings crossings) throws IOException {
    long[] ids = new long[crossings.records()];
    try (BufferedReader lines = crossings.open()) {
      int column = Arrays.asList(lines.readLine().split(",", -1)).indexOf("record_id");
      int record = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        ids[record++] = id(line.split(",", column + 2)[column]);
      }
    }
    Arrays.sort(ids);
    return ids;
  }

  private static long id(String recordId) {
    return UUID.nameUUIDFromBytes(recordId.getBytes(UTF_8)).getMostSignificantBits();
  }
}
