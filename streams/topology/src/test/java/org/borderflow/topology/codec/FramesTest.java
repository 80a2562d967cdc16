package org.borderflow.topology.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.AcceptedCrossing;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.DayTick;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Purpose;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.Sex;
import org.borderflow.schemas.TransportMode;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerClass;
import org.borderflow.schemas.TravellerEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames hold what Avro's objects hold, and refuse what Avro refuses. */
class FramesTest {

  private final AvroSerdes serdes = serdes();
  private final Serde<IntakeEvent> intake = serdes.value(Topics.RECEIVED);
  private final Serde<TravellerEvent> travellers = serdes.value(Topics.CROSSINGS);
  private final Serde<IntakeFrame> intakeFrames = IntakeFrames.serde(serdes);
  private final Serde<TravellerFrame> travellerFrames = TravellerFrames.serde(serdes);
  private final TravellerFrames frames = new TravellerFrames(serdes);

  private static AvroSerdes serdes() {
    MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    TopicSetup.register(registry);
    return new AvroSerdes(registry);
  }

  static Stream<Crossing> crossings() {
    Random random = new Random(20);
    return Stream.generate(() -> crossing(random)).limit(200);
  }

  @ParameterizedTest
  @MethodSource("crossings")
  void aCrossingPassesFromBytesToBytesAndToTheRules(Crossing crossing) {
    byte[] received = write(record(crossing));

    IntakeFrame.CrossingRecord record =
        (IntakeFrame.CrossingRecord) intakeFrames.deserializer().deserialize("", received);
    TravellerFrame accepted = frames.accepted("agency", "R-1", record.crossing());
    byte[] wire = travellerFrames.serializer().serialize("", accepted);

    assertThat(record.agency()).isEqualTo("agency");
    assertThat(record.recordId()).isEqualTo("R-2");
    assertThat(record.type()).isEqualTo(RecordType.CORRECTION);
    assertThat(record.corrects()).isEqualTo("R-1");
    assertThat(record.version()).isEqualTo(7);
    assertThat(record.fingerprint()).isEqualTo(Long.MIN_VALUE);
    assertThat(IntakeFrame.traveller(record.crossing())).isEqualTo(crossing.getTraveller().bytes());
    assertThat(IntakeFrame.date(record.crossing()))
        .isEqualTo((int) crossing.getDate().toEpochDay());
    assertThat(wire)
        .isEqualTo(
            travellers
                .serializer()
                .serialize(
                    "", new TravellerEvent(new AcceptedCrossing("agency", "R-1", crossing))));
    assertThat(frames.toRules(wire))
        .isEqualTo(new AvroCrossings().toRules("agency", "R-1", crossing));
    assertThat(frames.crossing(wire)).isEqualTo(record.crossing());
    assertThat(travellerFrames.deserializer().deserialize("", wire))
        .isEqualTo(new TravellerFrame.Accepted("agency", "R-1", wire));
  }

  @Test
  void aCancellationHasNoFacts() {
    ReceivedCrossing cancellation = record(RecordType.CANCELLATION, "R-1", null);
    IntakeFrame frame = intakeFrames.deserializer().deserialize("", write(cancellation));
    assertThat(((IntakeFrame.CrossingRecord) frame).crossing()).isNull();
  }

  @Test
  void aLinkStatesTwoIdentities() {
    IdentityLink link =
        new IdentityLink(
            crossing(new Random(1)).getTraveller(), crossing(new Random(2)).getTraveller(), "DUAL");
    ReceivedCrossing record =
        ReceivedCrossing.newBuilder(record(RecordType.IDENTITY_LINK, null, null))
            .setLink(link)
            .build();
    IntakeFrame frame = intakeFrames.deserializer().deserialize("", write(record));
    assertThat(((IntakeFrame.CrossingRecord) frame).link()).isEqualTo(link);
  }

  @Test
  void otherEventsAreReadWhole() {
    DayTick tick =
        new DayTick(3L, LocalDate.parse("2024-02-29"), 1, 4, LocalDate.parse("2014-02-20"));
    byte[] wire = intake.serializer().serialize("", new IntakeEvent(tick));
    assertThat(intakeFrames.deserializer().deserialize("", wire))
        .isEqualTo(new IntakeFrame.Other(tick, wire));
    TravellerFrame passedOn = frames.of(new TravellerEvent(tick));
    assertThat(travellerFrames.deserializer().deserialize("", passedOn.wire())).isEqualTo(passedOn);
  }

  /** A record that was let pass here would stop the assessment of its traveller for ever. */
  @Test
  void whatIsCutShortOrTooLongIsRefusedAtOnce() {
    Crossing crossing = crossing(new Random(1));
    byte[] received = write(record(crossing));
    byte[] accepted =
        travellers
            .serializer()
            .serialize("", new TravellerEvent(new AcceptedCrossing("agency", "R-1", crossing)));
    for (int length = 0; length < received.length; length++) {
      byte[] cut = Arrays.copyOf(received, length);
      assertThatThrownBy(() -> intakeFrames.deserializer().deserialize("", cut))
          .isInstanceOf(SerializationException.class);
    }
    for (int length = 0; length < accepted.length; length++) {
      byte[] cut = Arrays.copyOf(accepted, length);
      assertThatThrownBy(() -> travellerFrames.deserializer().deserialize("", cut))
          .isInstanceOf(SerializationException.class);
    }
    assertThatThrownBy(
            () ->
                intakeFrames
                    .deserializer()
                    .deserialize("", Arrays.copyOf(received, received.length + 1)))
        .isInstanceOf(SerializationException.class);
    assertThatThrownBy(
            () ->
                travellerFrames
                    .deserializer()
                    .deserialize("", Arrays.copyOf(accepted, accepted.length + 1)))
        .isInstanceOf(SerializationException.class);
  }

  /** Valid for Avro, but nothing could be done with it. */
  @Test
  void aRecordThatSaysTooLittleIsRefusedAtOnce() {
    Crossing crossing = crossing(new Random(2));
    for (ReceivedCrossing record :
        List.of(
            record(RecordType.NEW, null, null),
            record(RecordType.CORRECTION, "R-1", null),
            record(RecordType.CORRECTION, null, crossing),
            record(RecordType.CANCELLATION, null, null))) {
      byte[] wire = write(record);
      assertThatThrownBy(() -> intakeFrames.deserializer().deserialize("", wire))
          .isInstanceOf(SerializationException.class);
    }
  }

  @Test
  void noValueIsNoRecord() {
    assertThatThrownBy(() -> intakeFrames.deserializer().deserialize("", null))
        .isInstanceOf(SerializationException.class);
    assertThatThrownBy(() -> travellerFrames.deserializer().deserialize("", null))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void whateverIsLetPassCanBeReadLater() {
    Random random = new Random(4);
    byte[] received = write(record(crossing(random)));
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = received.clone();
      damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt();
      IntakeFrame frame;
      try {
        frame = intakeFrames.deserializer().deserialize("", damaged);
      } catch (SerializationException refused) {
        continue;
      }
      if (frame instanceof IntakeFrame.CrossingRecord record && record.crossing() != null) {
        byte[] wire = frames.accepted("agency", "R-1", record.crossing()).wire();
        assertThat(travellerFrames.deserializer().deserialize("", wire))
            .isInstanceOf(TravellerFrame.Accepted.class);
        assertThat(frames.toRules(wire).recordId()).isEqualTo("R-1");
      }
    }
  }

  private byte[] write(ReceivedCrossing record) {
    return intake.serializer().serialize("", new IntakeEvent(record));
  }

  private static ReceivedCrossing record(Crossing crossing) {
    return record(RecordType.CORRECTION, "R-1", crossing);
  }

  private static ReceivedCrossing record(RecordType type, String corrects, Crossing crossing) {
    return new ReceivedCrossing(
        "agency",
        "R-2",
        type,
        corrects,
        7,
        Long.MIN_VALUE,
        new Origin("run", "file.csv", 2L),
        null,
        null,
        crossing);
  }

  private static Crossing crossing(Random random) {
    byte[] pseudonym = new byte[16];
    random.nextBytes(pseudonym);
    return new Crossing(
        new Traveller(pseudonym),
        any(random, Direction.values()),
        LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000),
        random.nextBoolean() ? null : random.nextInt(86_400),
        any(random, "NZAKL", "Grenzübergang", "A"),
        random.nextBoolean() ? null : random.nextLong(),
        any(random, "NZL", "XXA"),
        any(random, "", "FRA"),
        any(random, "", "IND"),
        any(random, "", "AUS"),
        random.nextBoolean() ? null : 1900 + random.nextInt(130),
        random.nextBoolean() ? null : 1 + random.nextInt(12),
        any(random, Sex.values()),
        any(random, Purpose.values()),
        any(random, "", "STUDENT"),
        random.nextBoolean() ? null : LocalDate.ofEpochDay(random.nextInt(30_000)),
        any(random, TransportMode.values()),
        any(random, TravellerClass.values()),
        random.nextInt(4) > 0);
  }

  @SafeVarargs
  private static <T> T any(Random random, T... values) {
    return values[random.nextInt(values.length)];
  }
}
