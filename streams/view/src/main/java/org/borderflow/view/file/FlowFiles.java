package org.borderflow.view.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.travel.Day;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.view.sort.Row;
import org.borderflow.view.sort.RowLane;
import org.borderflow.view.sort.SortedRows;

/** Writes {@code flows.csv}, and {@code flows-public.csv} from it. */
public final class FlowFiles {

  /** The file of exact cells. */
  public static final String EXACT = "flows.csv";

  /** The file of public cells. */
  public static final String PUBLIC = "flows-public.csv";

  /** In the scratch directory: how many travellers there are in each row of the flows. */
  private static final String TRAVELLERS = "flows-travellers.csv";

  private static final int WRITE_BYTES = 1 << 18;

  private final FileSettings settings;

  /** Files in the directory of these settings. */
  public FlowFiles(FileSettings settings) {
    this.settings = settings;
  }

  /** How exact cells become rows. */
  FlowFormat format() {
    return new FlowFormat(Day.of(settings.asOf()), true);
  }

  /**
   * Writes exact cells: confidential.
   *
   * @return number of rows
   */
  public long exact(Map<FlowCellKey, FlowCell> cells) throws IOException {
    try (SortedRows rows = new SortedRows(settings.scratch(), 1, settings.sortMemory())) {
      RowLane lane = rows.lane(0);
      FlowFormat format = format();
      Row row = new Row();
      for (Map.Entry<FlowCellKey, FlowCell> cell : cells.entrySet()) {
        row.next();
        format.key(encoded(cell.getKey()), row.key());
        if (format.value(encoded(cell.getValue()), row.line())) {
          lane.put(row);
        }
      }
      return exact(rows);
    }
  }

  /** A format reads fields one by one, as they lie in a topic. */
  private static BinaryDecoder encoded(SpecificRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
    return DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
  }

  /**
   * Writes rows that were made with {@link #format()}.
   *
   * @return number of rows
   */
  long exact(SortedRows rows) throws IOException {
    Files.createDirectories(settings.directory());
    Files.createDirectories(settings.scratch());
    try (OutputStream travellers = created(settings.scratch().resolve(TRAVELLERS));
        OutputStream out =
            new LastColumnAside(created(settings.directory().resolve(EXACT)), travellers)) {
      out.write((FlowFormat.HEADER + ",travellers\n").getBytes(StandardCharsets.UTF_8));
      return rows.writeTo(out);
    }
  }

  /**
   * Writes what may be told of the exact cells, which must have been written just before.
   *
   * @return number of rows
   */
  public long publicCells(DisclosureMethod method) throws IOException {
    Path travellers = settings.scratch().resolve(TRAVELLERS);
    long rows =
        PublicFlows.write(
            settings.directory().resolve(EXACT),
            travellers,
            method,
            settings.directory().resolve(PUBLIC));
    Files.delete(travellers);
    return rows;
  }

  private static OutputStream created(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), WRITE_BYTES);
  }
}
