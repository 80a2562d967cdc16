package org.borderflow.view.file;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Supplier;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.travel.Day;
import org.borderflow.view.sort.SortedRows;
import org.borderflow.view.topic.TopicReader;

/**
 * Writes the results of the streams to files, sorted by their first columns, so that two runs
 * compare byte for byte. Texts are in the order of their Unicode code points, column by column.
 */
public final class ResultFiles {

  private static final int WRITE_BYTES = 1 << 18;

  private final TopicReader reader;
  private final SchemaRegistryClient registry;
  private final FileSettings settings;

  /** Files of what this reader reads. */
  public ResultFiles(TopicReader reader, SchemaRegistryClient registry, FileSettings settings) {
    this.reader = reader;
    this.registry = registry;
    this.settings = settings;
  }

  /**
   * Writes {@code outcomes.csv}.
   *
   * @param withTravellers whether a last column tells the travellers' pseudonyms
   * @return number of rows
   */
  public long outcomes(boolean withTravellers) throws IOException {
    Probabilities probabilities = Probabilities.read(reader, registry);
    return write(
        "outcomes.csv",
        OutcomeFormat.header(withTravellers),
        Topics.OUTCOMES,
        () -> new OutcomeFormat(withTravellers, probabilities));
  }

  /**
   * Writes {@code stays.csv}.
   *
   * @return number of rows
   */
  public long stays() throws IOException {
    return write(
        "stays.csv",
        StayFormat.HEADER,
        Topics.STAYS,
        () -> new StayFormat(settings.allowance(), Day.of(settings.asOf())));
  }

  /**
   * Writes {@code flows.csv}: exact cells, confidential.
   *
   * @return number of rows
   */
  public long flows() throws IOException {
    FlowFiles files = new FlowFiles(settings);
    try (SortedRows rows = rows(Topics.FLOW_CELLS, files::format)) {
      return files.exact(rows);
    }
  }

  /**
   * Writes {@code flows-public.csv}: what may be told of {@code flows.csv}, which must have been
   * written just before.
   *
   * @return number of rows
   */
  public long publicFlows(DisclosureMethod method) throws IOException {
    return new FlowFiles(settings).publicCells(method);
  }

  /**
   * Writes {@code rejected.csv}.
   *
   * @param run the intake session whose refusals are wanted; records that wait for their target are
   *     written whatever session they came in with
   */
  public RejectedCount rejected(String run) throws IOException {
    long memory = settings.sortMemory() / 2;
    try (SortedRows rows = new SortedRows(settings.scratch(), 1, memory);
        SortedRows latest = new SortedRows(settings.scratch(), 1, memory)) {
      RejectedRows rejected =
          new RejectedRows(new RefusedRecords(reader, new AvroSerdes(registry)), rows.lane(0));
      rejected.putRejected(run);
      long awaiting = rejected.putAwaiting(run, latest);
      return new RejectedCount(write("rejected.csv", RejectedRows.HEADER, rows), awaiting);
    }
  }

  private long write(String name, String header, Topic<?, ?> topic, Supplier<RowFormat> formats)
      throws IOException {
    try (SortedRows rows = rows(topic, formats)) {
      return write(name, header, rows);
    }
  }

  private SortedRows rows(Topic<?, ?> topic, Supplier<RowFormat> formats) throws IOException {
    int lanes = settings.parallelism();
    SortedRows rows = new SortedRows(settings.scratch(), lanes, settings.sortMemory());
    try {
      reader.read(
          topic.name(),
          lanes,
          lane -> new TopicRows(topic, registry, formats.get(), rows.lane(lane)));
      return rows;
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private long write(String name, String header, SortedRows rows) throws IOException {
    Files.createDirectories(settings.directory());
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(settings.directory().resolve(name)), WRITE_BYTES)) {
      out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
      return rows.writeTo(out);
    }
  }
}
