package org.borderflow.command.erase;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.borderflow.command.erase.TopicCut.Fate;
import org.borderflow.command.erase.TopicCut.Judge;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.RecordKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.view.topic.TopicReader;

/**
 * Erases persons from a cluster, in this order: the log says which records are theirs; the streams
 * are told, and forget them without taking back what they counted; then the topics that keep
 * everything are cut. What comes of them meanwhile is found by looking again.
 *
 * <p>An erasure changes no cell, and is neither a correction nor an unlink. It takes records out of
 * the set of which every result is a function: a count of the log made afterwards lacks them. The
 * log keeps a trace without names of every erasure, so that whoever counts it can say so.
 */
public final class Erasing {

  private final Map<String, Object> connection;
  private final AvroSerdes serdes;
  private final TopicReader reader;
  private final BiConsumer<Long, List<Traveller>> streams;
  private final Supplier<Long> numbers;

  /**
   * What was erased.
   *
   * @param identities how many identities, 0 if nothing was known of any
   * @param records how many records were theirs
   * @param messages how many messages are gone from the topics that keep everything
   */
  public record Erased(int identities, int records, long messages) {}

  /**
   * @param connection how to reach the cluster
   * @param numbers a number that no erasure had before
   * @param streams tells the streams whom to forget, under a number, and returns when they have
   */
  public Erasing(
      Map<String, Object> connection,
      AvroSerdes serdes,
      Supplier<Long> numbers,
      BiConsumer<Long, List<Traveller>> streams) {
    this.connection = connection;
    this.serdes = serdes;
    this.reader = new TopicReader(connection);
    this.numbers = numbers;
    this.streams = streams;
  }

  /** Erases whoever has these identities, with all others that are linked to them. */
  public Erased erase(Set<Traveller> asked) {
    int records = 0;
    int identities = 0;
    long messages = 0;
    Set<Traveller> whom = asked;
    for (PersonInLog person = PersonInLog.find(reader, serdes, whom);
        person.named();
        person = PersonInLog.find(reader, serdes, whom)) {
      whom = person.identities();
      identities = whom.size();
      records += person.records().size();
      messages += erase(person);
    }
    return new Erased(identities, records, messages);
  }

  private long erase(PersonInLog person) {
    long number = numbers.get();
    List<String> inOrder = List.of(Topics.RECEIVED.name(), Topics.CROSSINGS.name());
    long gone = 0;
    try (TopicCut cut = new TopicCut(connection)) {
      inOrder.forEach(cut::beginSegments);
      try {
        streams.accept(number, List.copyOf(person.identities()));
        gone += cut.cut(Topics.RECEIVED.name(), () -> new OfReceived(person, number));
        gone += cut.cut(Topics.CROSSINGS.name(), () -> new OfCrossings(person, number));
      } finally {
        inOrder.forEach(cut::endSegments);
      }
      gone += cutIfNeeded(cut, Topics.REJECTED.name(), byRecord(person));
      gone += cutIfNeeded(cut, Topics.RESUBMITTED.name(), byRecord(person));
      gone += cutIfNeeded(cut, Topics.DEAD_LETTERS, byBytes(person));
    }
    return gone;
  }

  private long cutIfNeeded(
      TopicCut cut, String topic, Predicate<ConsumerRecord<byte[], byte[]>> goes) {
    boolean[] needed = {false};
    reader.read(topic, message -> needed[0] |= goes.test(message));
    if (!needed[0]) {
      return 0;
    }
    cut.beginSegments(topic);
    try {
      return cut.cut(topic, () -> message -> goes.test(message) ? Fate.GO : Fate.STAY);
    } finally {
      cut.endSegments(topic);
    }
  }

  private Predicate<ConsumerRecord<byte[], byte[]>> byRecord(PersonInLog person) {
    Deserializer<RecordKey> keys = serdes.key(Topics.REJECTED).deserializer();
    return message ->
        person.records().contains(keys.deserialize(Topics.REJECTED.name(), message.key()));
  }

  /** What could not be read may hold a pseudonym as it is or as text. */
  private static Predicate<ConsumerRecord<byte[], byte[]>> byBytes(PersonInLog person) {
    List<String> wanted = new ArrayList<>();
    for (Traveller identity : person.identities()) {
      wanted.add(text(identity.bytes()));
      wanted.add(HexFormat.of().formatHex(identity.bytes()));
    }
    return message -> {
      String held = text(message.key()) + '\n' + text(message.value());
      return wanted.stream()
          .anyMatch(each -> held.contains(each) || held.contains(each.toUpperCase(Locale.ROOT)));
    };
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** The log, up to the erasure, of which a trace stays. Days are told anew at every start. */
  private final class OfReceived implements Judge {

    private final Deserializer<IntakeEvent> values = serdes.value(Topics.RECEIVED).deserializer();
    private final Serializer<IntakeEvent> written = serdes.value(Topics.RECEIVED).serializer();
    private final PersonInLog person;
    private final Predicate<ConsumerRecord<byte[], byte[]>> unreadable;
    private final long number;

    OfReceived(PersonInLog person, long number) {
      this.person = person;
      this.unreadable = byBytes(person);
      this.number = number;
    }

    private Object event(ConsumerRecord<byte[], byte[]> message) {
      return PersonInLog.event(values, message);
    }

    @Override
    public Fate judge(ConsumerRecord<byte[], byte[]> message) {
      Object event = event(message);
      if (event instanceof Erasure erasure) {
        return erasure.getNumber() == number ? Fate.STAY_LAST : Fate.STAY;
      }
      boolean goes =
          event instanceof Unreadable
              ? unreadable.test(message)
              : event instanceof DayTick || person.owns(event);
      return goes ? Fate.GO : Fate.STAY;
    }

    @Override
    public byte[] value(ConsumerRecord<byte[], byte[]> message) {
      if (event(message) instanceof Erasure erasure && !erasure.getTravellers().isEmpty()) {
        Erasure trace = Erasure.newBuilder(erasure).setTravellers(List.of()).build();
        return written.serialize(message.topic(), new IntakeEvent(trace));
      }
      return message.value();
    }
  }

  /** Crossings that stood, up to the last word of the erasure. */
  private final class OfCrossings implements Judge {

    private final Deserializer<TravellerKey> keys = serdes.key(Topics.CROSSINGS).deserializer();
    private final Deserializer<TravellerEvent> values =
        serdes.value(Topics.CROSSINGS).deserializer();
    private final PersonInLog person;
    private final Predicate<ConsumerRecord<byte[], byte[]>> unreadable;
    private final long number;
    private int heard;

    OfCrossings(PersonInLog person, long number) {
      this.person = person;
      this.unreadable = byBytes(person);
      this.number = number;
    }

    @Override
    public Fate judge(ConsumerRecord<byte[], byte[]> message) {
      Object value = Unreadable.or(values, message);
      if (value instanceof Unreadable) {
        return unreadable.test(message) ? Fate.GO : Fate.STAY;
      }
      if (((TravellerEvent) value).getEvent() instanceof Erasure e) {
        boolean last = e.getNumber() == number && ++heard == e.getOfPartitions();
        return last ? Fate.GO_LAST : Fate.GO;
      }
      TravellerKey key = keys.deserialize(message.topic(), message.key());
      return person.identities().contains(key.getTraveller()) ? Fate.GO : Fate.STAY;
    }
  }
}
