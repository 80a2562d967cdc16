package org.borderflow.exchange.house;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Provenance.Channel;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topics;
import org.borderflow.exchange.sdmx.DefinitionText;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellFilter;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.cells.CellTable.Selection;
import org.borderflow.view.cells.Column;
import org.borderflow.view.cells.Periods;
import org.borderflow.view.live.CellReader;
import org.borderflow.view.live.LiveCells;
import org.borderflow.view.live.TopicFollower;
import org.borderflow.view.sdmx.FlowCsv;

/**
 * Follows the public cells of another deployment, and deposits the corridors among them whenever
 * they have become otherwise, at some pace. What the topic says now revises what it said before.
 */
public final class Subscription implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOTAL = "_T";

  private final Source source;
  private final Definition definition;
  private final ClearingHouse house;
  private final Clock clock;
  private final CellTable table = new CellTable();
  private final TopicFollower follower;

  private List<Cell> delivered = List.of();
  private Instant notBefore = Instant.MIN;

  /**
   * Where and what.
   *
   * @param bootstrapServers Kafka of the other deployment
   * @param security security settings of a client of that Kafka, secrets among them
   * @param registry client of its registry
   * @param definition by what it counts: the definition record, JSON
   * @param pace at most one deposit in this time
   * @param stage name of the stage that makes cells
   */
  public record Source(
      String bootstrapServers,
      Map<String, String> security,
      SchemaRegistryClient registry,
      byte[] definition,
      Duration pace,
      String stage) {

    private Map<String, Object> connection() {
      Map<String, Object> connection = new HashMap<>(security);
      connection.put("bootstrap.servers", bootstrapServers);
      return connection;
    }

    /** Without secrets. */
    @Override
    public String toString() {
      return bootstrapServers;
    }
  }

  private Subscription(Source source, ClearingHouse house, Clock clock) {
    this.source = source;
    this.definition = DefinitionText.read(source.definition()).definition();
    this.house = house;
    this.clock = clock;
    LiveCells cells =
        new LiveCells(
            table,
            CellReader.ofPublic(source.registry()),
            new AvroSerdes(source.registry()),
            source.stage());
    this.follower = TopicFollower.start(source.connection(), cells.topics(), cells);
  }

  /** Begins to follow. */
  public static Subscription start(Source source, ClearingHouse house, Clock clock) {
    return new Subscription(source, house, clock);
  }

  /** Deposits if there is something new and it is time. */
  public void look() {
    if (!table.isKnown() || clock.instant().isBefore(notBefore)) {
      return;
    }
    Selection corridors = table.select(corridors());
    if (corridors.cells().isEmpty() || corridors.cells().equals(delivered)) {
      return;
    }
    house.receive(
        new Delivery(
            Channel.TOPIC,
            "subscription",
            area -> true,
            source.bootstrapServers() + "/" + Topics.PUBLIC_FLOW_CELLS.name(),
            "text/csv",
            csv(corridors),
            revising()));
    // Refused or not: the same would be found of it again.
    delivered = corridors.cells();
    notBefore = clock.instant().plus(source.pace());
  }

  private CellFilter corridors() {
    Map<Column, Set<String>> codes = new EnumMap<>(Column.class);
    for (Column column : Column.breakdowns()) {
      if (column != Column.COUNTERPART && column != Column.SEX && column != Column.AGE) {
        codes.put(column, Set.of(TOTAL));
      }
    }
    codes.put(Column.MEASURE, Set.of("MIGRANTS"));
    codes.put(Column.RULE, Set.of(definition.rule()));
    codes.put(Column.REF_AREA, Set.of(definition.refArea()));
    return new CellFilter(codes, Periods.ALL);
  }

  private static byte[] csv(Selection corridors) {
    try {
      ByteArrayOutputStream csv = new ByteArrayOutputStream();
      FlowCsv.write(corridors, csv);
      return csv.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] revising() {
    try {
      ObjectNode record = (ObjectNode) JSON.readTree(source.definition());
      long version =
          house
              .ledger()
              .latest(definition.refArea(), definition.rule())
              .map(Deposit::version)
              .orElse(0L);
      record.put("revises", version);
      record.put("revisionReason", version == 0 ? "" : "as the public topic says now");
      return JSON.writeValueAsBytes(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    follower.close();
  }
}
