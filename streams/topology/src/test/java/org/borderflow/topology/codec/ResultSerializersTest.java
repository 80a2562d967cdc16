package org.borderflow.topology.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.DayRange;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.ObservationStatus;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.OutcomeStatus;
import org.borderflow.schemas.Overstay;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.schemas.ShortStay;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerKey;
import org.borderflow.schemas.Verdict;
import org.junit.jupiter.api.Test;

/** What is written field by field is what Avro would have written. */
class ResultSerializersTest {

  private static final int ROUNDS = 300;

  private final AvroSerdes serdes = serdes();
  private final ResultSerializers results = new ResultSerializers(serdes);
  private final Random random = new Random(11);

  private static AvroSerdes serdes() {
    MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    TopicSetup.register(registry);
    return new AvroSerdes(registry);
  }

  @Test
  void everyByteIsAvros() {
    for (int round = 0; round < ROUNDS; round++) {
      Traveller traveller = traveller();
      same(
          results.travellerKeys(),
          serdes.key(Topics.CROSSINGS).serializer(),
          new TravellerKey(traveller));
      same(
          results.outcomeKeys(),
          serdes.key(Topics.OUTCOMES).serializer(),
          new OutcomeKey(traveller, "agency", text(), "12/16"));
      same(results.outcomes(), serdes.value(Topics.OUTCOMES).serializer(), outcome());
      same(
          results.stayKeys(),
          serdes.key(Topics.STAYS).serializer(),
          new StayKey(traveller, "agency", text(), random.nextBoolean()));
      same(results.stays(), serdes.value(Topics.STAYS).serializer(), stay());
      FlowCellKey cell = cellKey();
      same(results.cellKeys(Topics.FLOW_CELLS), serdes.key(Topics.FLOW_CELLS).serializer(), cell);
      same(
          results.cellKeys(Topics.PUBLIC_FLOW_CELLS),
          serdes.key(Topics.PUBLIC_FLOW_CELLS).serializer(),
          cell);
      same(results.cells(), serdes.value(Topics.FLOW_CELLS).serializer(), cell());
      same(
          results.publicCells(), serdes.value(Topics.PUBLIC_FLOW_CELLS).serializer(), publicCell());
    }
  }

  @Test
  void nothingStaysNothing() {
    assertThat(results.outcomes().serialize("", null)).isNull();
    assertThat(results.stays().serialize("", null)).isNull();
  }

  private static <T> void same(Serializer<T> ours, Serializer<T> avros, T value) {
    assertThat(ours.serialize("topic", value)).isEqualTo(avros.serialize("topic", value));
  }

  private Outcome outcome() {
    return new Outcome(
        any(Direction.values()),
        date(),
        text(),
        "NZL",
        any(OutcomeStatus.values()),
        maybe(any(Verdict.values())),
        maybe(random.nextBoolean()),
        maybe(random.nextBoolean()),
        maybe(date()));
  }

  private Stay stay() {
    List<DayRange> before =
        IntStream.range(0, random.nextInt(3)).mapToObj(i -> new DayRange(date(), date())).toList();
    ShortStay shortStay =
        new ShortStay(
            maybe(random.nextInt(200)),
            date(),
            any(Overstay.values()),
            maybe(date()),
            maybe(random.nextInt(200)),
            maybe(random.nextInt(200)),
            before);
    return new Stay(text(), text(), date(), maybe(date()), maybe(date()), maybe(shortStay));
  }

  private FlowCellKey cellKey() {
    FlowCellKey key = new FlowCellKey();
    for (int i = 0; i < FlowCellKey.getClassSchema().getFields().size(); i++) {
      key.put(i, text());
    }
    return key;
  }

  private FlowCell cell() {
    return new FlowCell(
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextInt());
  }

  private PublicFlowCell publicCell() {
    return new PublicFlowCell(
        maybe(random.nextLong()),
        any(ObservationStatus.values()),
        any(ConfidentialityStatus.values()));
  }

  private Traveller traveller() {
    byte[] pseudonym = new byte[16];
    random.nextBytes(pseudonym);
    return new Traveller(pseudonym);
  }

  private String text() {
    return any("", "R-1", "Zürich-0001", "x".repeat(64));
  }

  private LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000);
  }

  private <T> T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }
}
