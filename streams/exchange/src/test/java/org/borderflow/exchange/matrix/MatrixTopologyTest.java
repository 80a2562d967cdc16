package org.borderflow.exchange.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.borderflow.clearing.deposit.Provenance.Channel;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.mirror.Corridor;
import org.borderflow.clearing.mirror.Ledger;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.exchange.codec.DepositCodec;
import org.borderflow.exchange.codec.MirrorCodec;
import org.borderflow.exchange.house.ClearingHouse;
import org.borderflow.exchange.house.Definitions;
import org.borderflow.exchange.house.Delivery;
import org.borderflow.exchange.house.KnownCodes;
import org.borderflow.exchange.house.MemoryArchive;
import org.borderflow.exchange.house.Tables;
import org.borderflow.schemas.CorridorKey;
import org.borderflow.schemas.CorridorMirror;
import org.borderflow.schemas.DepositPart;
import org.borderflow.schemas.DepositPartKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream tells what the ledger knows. */
class MatrixTopologyTest {

  @TempDir private Path state;

  private final MemoryArchive archive = new MemoryArchive();
  private final ClearingHouse house =
      new ClearingHouse(KnownCodes.all(), archive, Clock.systemUTC());

  private void deposit(byte[] table, ObjectNode definition) {
    assertThat(
            house
                .receive(
                    new Delivery(
                        Channel.HTTP,
                        "office",
                        area -> true,
                        "flows.csv",
                        "",
                        table,
                        Definitions.bytes(definition)))
                .findings())
        .isEmpty();
  }

  private static byte[] ofAustralia(String... monthsAndValues) {
    StringBuilder csv =
        new StringBuilder(
            "FREQ,REF_AREA,DIRECTION,MEASURE,RULE,COUNTERPART,TIME_PERIOD,OBS_VALUE\n");
    for (String each : monthsAndValues) {
      csv.append("M,AUS,D,MIGRANTS,12/16,NZL,").append(each).append('\n');
    }
    return csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void aCorridorIsToldAsTheLedgerKnowsIt() {
    deposit(Tables.earlier().csv(), Definitions.of("NZL"));
    deposit(ofAustralia("2023-11,300", "2023-12,310"), Definitions.of("AUS").put("readers", "NZL"));
    deposit(Tables.later().csv(), Definitions.of("NZL"));
    deposit(
        ofAustralia("2023-12,320"),
        Definitions.of("AUS")
            .put("readers", "NZL")
            .put("revises", 1)
            .put("revisionReason", "late records"));
    Properties config =
        MatrixStreams.configuration(Map.of("bootstrap.servers", "nowhere:9092"), state);
    MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
    TopicSetup.register(registry, Topics.CLEARING);
    AvroSerdes serdes = new AvroSerdes(registry);
    try (TopologyTestDriver driver =
        new TopologyTestDriver(MatrixTopology.of(serdes, config), config)) {
      TestInputTopic<DepositPartKey, DepositPart> deposits =
          driver.createInputTopic(
              Topics.CLEARING_DEPOSITS.name(),
              serdes.key(Topics.CLEARING_DEPOSITS).serializer(),
              serdes.value(Topics.CLEARING_DEPOSITS).serializer());
      TestOutputTopic<CorridorKey, CorridorMirror> matrix =
          driver.createOutputTopic(
              Topics.CLEARING_MATRIX.name(),
              serdes.key(Topics.CLEARING_MATRIX).deserializer(),
              serdes.value(Topics.CLEARING_MATRIX).deserializer());
      TestOutputTopic<CorridorKey, CorridorMirror> open =
          driver.createOutputTopic(
              Topics.CLEARING_PUBLIC_MATRIX.name(),
              serdes.key(Topics.CLEARING_PUBLIC_MATRIX).deserializer(),
              serdes.value(Topics.CLEARING_PUBLIC_MATRIX).deserializer());

      archive.parts().forEach(part -> deposits.pipeInput(DepositCodec.key(part), part));

      assertThat(periods(matrix.readKeyValuesToMap())).isEqualTo(expected(Reader.KEEPER));
      Map<CorridorKey, CorridorMirror> ofEverybody = open.readKeyValuesToMap();
      assertThat(periods(ofEverybody)).isEqualTo(expected(Reader.ANYBODY));
      assertThat(ofEverybody.toString()).contains("\"mark\": \"W\"").doesNotContain("320000");
    }
  }

  /** Which deposit it was last told upon is the stream's own. */
  private static Map<String, List<?>> periods(Map<CorridorKey, CorridorMirror> told) {
    Map<String, List<?>> periods = new TreeMap<>();
    told.forEach((key, mirror) -> periods.put(key.toString(), mirror.getPeriods()));
    return periods;
  }

  private Map<String, List<?>> expected(Reader reader) {
    Ledger ledger = house.ledger();
    Map<String, List<?>> expected = new TreeMap<>();
    for (Corridor corridor :
        ledger.corridors(new Ledger.Choice(null, null, null, null, null, null))) {
      expected.put(
          MirrorCodec.key(corridor).toString(),
          MirrorCodec.mirror(0, ledger.cells(corridor, reader)).getPeriods());
    }
    return expected;
  }
}
