package org.borderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.command.Deployment;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.schemas.AcceptedCrossing;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.topology.Names;
import org.borderflow.view.topic.ProgressWatch;
import org.borderflow.view.topic.TopicReader;

/**
 * Which of the {@link Pushed} records have arrived, and as what.
 *
 * @param accepted crossings that stand
 * @param refused records that were refused
 * @param refusals how often that was told
 * @param received records in the topic of received ones, each time they came
 * @param totals what the first stage says it has done
 */
record Arrived(
    BitSet accepted, BitSet refused, long refusals, long received, Map<String, Long> totals) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Waits until all that was stored is worked off, and looks. */
  static Arrived at(Deployment.Cluster cluster) {
    Map<String, Object> connection = Map.of("bootstrap.servers", cluster.bootstrapServers());
    AvroSerdes serdes = AvroSerdes.of(cluster.registryUrl());
    TopicReader topics = new TopicReader(connection);
    Map<String, Long> totals = settled(cluster, connection, serdes);
    BitSet refused = new BitSet();
    long refusals = readRefused(topics, serdes, refused);
    return new Arrived(
        accepted(topics, serdes), refused, refusals, received(topics, serdes), totals);
  }

  private static Map<String, Long> settled(
      Deployment.Cluster cluster, Map<String, Object> connection, AvroSerdes serdes) {
    long tick = 1;
    try (RecordPublisher publisher =
            new RecordPublisher(cluster.bootstrapServers(), Map.of(), serdes);
        ProgressWatch progress = new ProgressWatch(connection, serdes)) {
      publisher.tick(tick, LocalDate.EPOCH);
      progress.await(Names.RECORDS_STAGE, tick, PATIENCE, () -> true);
      return progress.totals(Names.RECORDS_STAGE);
    }
  }

  private static BitSet accepted(TopicReader topics, AvroSerdes serdes) {
    Deserializer<TravellerEvent> events = serdes.value(Topics.CROSSINGS).deserializer();
    BitSet accepted = new BitSet();
    topics.read(
        Topics.CROSSINGS.name(),
        record -> {
          if (events.deserialize(record.topic(), record.value()).getEvent()
              instanceof AcceptedCrossing crossing) {
            int number = Pushed.number(crossing.getRecordId());
            assertThat(accepted.get(number)).as("record %d twice", number).isFalse();
            accepted.set(number);
          }
        });
    return accepted;
  }

  private static long readRefused(TopicReader topics, AvroSerdes serdes, BitSet refused) {
    Deserializer<Rejection> rejections = serdes.value(Topics.REJECTED).deserializer();
    return topics.read(
        Topics.REJECTED.name(),
        record ->
            refused.set(
                Pushed.number(
                    rejections.deserialize(record.topic(), record.value()).getRecordId())));
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
}
