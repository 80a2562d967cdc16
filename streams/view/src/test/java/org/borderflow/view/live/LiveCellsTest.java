package org.borderflow.view.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.LocalDate;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.TopicSetup;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.ObservationStatus;
import org.borderflow.schemas.Progress;
import org.borderflow.schemas.ProgressKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellFilter;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.cells.CellTable.Selection;
import org.borderflow.view.cells.Column;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveCellsTest {

  private static final String STAGE = "cells";

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerdes serdes = new AvroSerdes(registry);
  private final CellTable table = new CellTable();
  private LiveCells cells;

  @BeforeEach
  void begin() {
    TopicSetup.register(registry);
    cells = new LiveCells(table, CellReader.ofPublic(registry), serdes, STAGE);
    cells.begin();
  }

  @Test
  void nothingIsKnownBeforeAllOfItWasRead() {
    tell("2024-03", cell(12L, "A", "P"));
    assertThat(table.isKnown()).isFalse();

    cells.caughtUp();

    assertThat(table.isKnown()).isTrue();
    assertThat(seen()).isEqualTo("2024-03 12 A P\n");
  }

  @Test
  void theLatestRecordOfACellCounts() {
    tell("2024-03", cell(12L, "P", "P"));
    tell("2024-04", cell(6L, "P", "P"));
    tell("2024-03", cell(15L, "A", "P"));
    tell("2024-04", null);
    cells.caughtUp();
    assertThat(seen()).isEqualTo("2024-03 15 A P\n");

    tell("2024-02", cell(null, "A", "C"));
    tell("2024-03", cell(18L, "A", "P"));
    assertThat(seen()).isEqualTo("2024-02  A C\n2024-03 18 A P\n");

    tell("2024-03", null);
    tell("2024-05", null);
    assertThat(seen()).isEqualTo("2024-02  A C\n");
  }

  @Test
  void whatIsReadAnewIsSeenOnceItIsComplete() {
    tell("2024-03", cell(12L, "A", "P"));
    progress(STAGE, 0, "2024-03-31");
    cells.caughtUp();

    cells.begin();
    tell("2024-04", cell(6L, "A", "P"));
    progress(STAGE, 0, "2024-04-30");
    assertThat(seen()).isEqualTo("2024-03 12 A P\n");
    assertThat(asOf()).isEqualTo("2024-03-31");

    cells.caughtUp();
    assertThat(seen()).isEqualTo("2024-04 6 A P\n");
    assertThat(asOf()).isEqualTo("2024-04-30");
  }

  @Test
  void theAsOfDateIsTheOneThatEveryPartitionHasReached() {
    progress(STAGE, 0, "2024-03-31");
    progress(STAGE, 1, "2024-03-30");
    progress("records", 0, "2024-01-01");
    cells.caughtUp();
    assertThat(asOf()).isEqualTo("2024-03-30");

    progress(STAGE, 1, "2024-04-01");
    assertThat(asOf()).isEqualTo("2024-03-31");
  }

  @Test
  void exactCellsAreTheRowsOfTheirFile() {
    cells = new LiveCells(table, CellReader.ofExact(registry), serdes, STAGE);
    cells.begin();
    record(Topics.FLOW_CELLS, key("2024-03"), exact(11, 4));
    record(Topics.FLOW_CELLS, key("2024-04"), exact(0, 0));
    record(Topics.FLOW_CELLS, key("2024-05"), exact(0, 2));
    cells.caughtUp();

    Selection all = table.select(CellFilter.ALL);
    assertThat(all.cells().stream().map(cell -> cell.get(Column.TIME_PERIOD)))
        .containsExactly("2024-03", "2024-05");
    Cell first = all.cells().get(0);
    assertThat(
            Map.of(
                "value", first.get(Column.OBS_VALUE),
                "status", first.get(Column.OBS_STATUS),
                "confidentiality", first.get(Column.CONF_STATUS),
                "final", first.get(Column.FINAL_COUNT),
                "pending", first.get(Column.PENDING_COUNT),
                "share", first.get(Column.SHARE_FINAL)))
        .isEqualTo(
            Map.of(
                "value", "11",
                "status", "P",
                "confidentiality", "N",
                "final", "11",
                "pending", "4",
                "share", "0.733"));
  }

  private static FlowCell exact(long settled, long pending) {
    return FlowCell.newBuilder()
        .setFinalCount(settled)
        .setPendingCount(pending)
        .setEstimate(1_000 * settled)
        .setShareFinal(733)
        .build();
  }

  private String seen() {
    StringBuilder seen = new StringBuilder();
    for (Cell cell : table.select(CellFilter.ALL).cells()) {
      seen.append(
          String.join(
              " ",
              cell.get(Column.TIME_PERIOD),
              cell.get(Column.OBS_VALUE),
              cell.get(Column.OBS_STATUS),
              cell.get(Column.CONF_STATUS) + "\n"));
    }
    return seen.toString();
  }

  private String asOf() {
    return table.select(CellFilter.ALL).asOf();
  }

  private static PublicFlowCell cell(Long value, String status, String confidentiality) {
    return new PublicFlowCell(
        value, ObservationStatus.valueOf(status), ConfidentialityStatus.valueOf(confidentiality));
  }

  private void tell(String period, PublicFlowCell cell) {
    record(Topics.PUBLIC_FLOW_CELLS, key(period), cell);
  }

  private void progress(String stage, int partition, String day) {
    record(
        Topics.PROGRESS,
        new ProgressKey(stage, partition),
        new Progress(1L, LocalDate.parse(day), 2, Map.of()));
  }

  private static FlowCellKey key(String period) {
    return new FlowCellKey(
        "M",
        "NZL",
        "A",
        "CROSSINGS",
        "_Z",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        "_T",
        period);
  }

  private <K extends SpecificRecord, V extends SpecificRecord> void record(
      Topic<K, V> topic, K key, V value) {
    cells.visit(
        new ConsumerRecord<>(
            topic.name(),
            0,
            0,
            serdes.key(topic).serializer().serialize(topic.name(), key),
            value == null ? null : serdes.value(topic).serializer().serialize(topic.name(), value)),
        false);
  }
}
