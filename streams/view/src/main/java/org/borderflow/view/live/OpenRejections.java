package org.borderflow.view.live;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.FirstPlace;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.AnsweredRejection;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Resubmission;

/**
 * How many refusals nobody has dealt with, and since when: the rows that {@code rejected list}
 * would print. For any number of threads.
 *
 * <p>Refusals are counted by the minute in which they were stored, so that millions of them take no
 * more memory than few; those that wait for their target are remembered one by one.
 */
public final class OpenRejections implements TopicFollower.Listener {

  /** What is to be followed. */
  public static final List<String> TOPICS =
      List.of(Topics.REJECTED.name(), Topics.AWAITING_TARGET.name(), Topics.RESUBMITTED.name());

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Deserializer<RecordKey> awaitingKeys;
  private final Deserializer<Resubmission> resubmissions;
  private final NavigableMap<Long, Minute> minutes = new TreeMap<>();
  private final Map<RecordKey, Long> awaiting = new HashMap<>();
  private final Set<RecordKey> answered = new HashSet<>();
  private boolean known;

  /**
   * Refusals stored within a minute.
   *
   * @param count how many are open; below zero while an answer is known before what it answers
   * @param first when the first of all was stored, in milliseconds
   */
  private record Minute(long count, long first) {

    static Minute add(Minute one, Minute other) {
      Minute sum = new Minute(one.count + other.count, Math.min(one.first, other.first));
      return sum.count == 0 ? null : sum;
    }
  }

  public OpenRejections(AvroSerdes serdes) {
    this.awaitingKeys = serdes.key(Topics.AWAITING_TARGET).deserializer();
    this.resubmissions = serdes.value(Topics.RESUBMITTED).deserializer();
  }

  @Override
  public synchronized void begin() {
    minutes.clear();
    awaiting.clear();
    answered.clear();
    known = false;
  }

  @Override
  public synchronized void visit(ConsumerRecord<byte[], byte[]> record, boolean old) {
    if (FirstPlace.isCopy(record.headers()) && !old) {
      return; // it was heard of where it stood before
    }
    if (record.topic().equals(Topics.REJECTED.name())) {
      count(FirstPlace.timestamp(record), 1);
    } else if (record.topic().equals(Topics.RESUBMITTED.name())) {
      Resubmission resubmission = resubmissions.deserialize(record.topic(), record.value());
      resubmission.getAnswers().forEach(answer -> answer(resubmission.getAgency(), answer));
    } else {
      RecordKey key = awaitingKeys.deserialize(record.topic(), record.key());
      if (record.value() == null) {
        awaiting.remove(key);
      } else {
        awaiting.put(key, record.timestamp());
      }
    }
  }

  private void answer(String agency, AnsweredRejection rejection) {
    if (rejection.getReason() == RejectionReason.UNKNOWN_TARGET) {
      answered.add(new RecordKey(agency, rejection.getRecordId()));
    } else {
      count(rejection.getReceivedAt().toEpochMilli(), -1);
    }
  }

  private void count(long moment, int change) {
    minutes.merge(Math.floorDiv(moment, MINUTE), new Minute(change, moment), Minute::add);
  }

  @Override
  public synchronized void caughtUp() {
    known = true;
  }

  /** How many are open; empty as long as that is not known. */
  public synchronized Optional<Long> depth() {
    long stored = minutes.values().stream().mapToLong(Minute::count).sum();
    return known ? Optional.of(stored + waiting().count()) : Optional.empty();
  }

  /** When the oldest that is open was stored, to the minute if others of that minute are not. */
  public synchronized Optional<Instant> oldest() {
    Stream<Long> stored =
        minutes.values().stream().filter(minute -> minute.count() > 0).limit(1).map(Minute::first);
    return Stream.concat(stored, waiting()).min(Long::compare).map(Instant::ofEpochMilli);
  }

  private Stream<Long> waiting() {
    return awaiting.entrySet().stream()
        .filter(entry -> !answered.contains(entry.getKey()))
        .map(Map.Entry::getValue);
  }
}
