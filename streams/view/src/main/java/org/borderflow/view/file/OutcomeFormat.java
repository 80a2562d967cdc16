package org.borderflow.view.file;

import static org.borderflow.view.file.Words.booleanOrEmpty;
import static org.borderflow.view.file.Words.dateOrEmpty;
import static org.borderflow.view.file.Words.field;
import static org.borderflow.view.file.Words.symbolOrEmpty;
import static org.borderflow.view.file.Words.symbols;
import static org.borderflow.view.file.Words.text;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.util.Utf8;
import org.borderflow.contract.Layout;
import org.borderflow.contract.Topics;
import org.borderflow.view.sort.CsvLine;
import org.borderflow.view.sort.SortKey;

/** {@code outcomes.csv}: what each crossing turned out to be, by record and rule. */
final class OutcomeFormat implements RowFormat {

  private static final String HEADER =
      "record_id,rule,direction,date,border_post,citizenship,status,outcome,"
          + "resident_before,resident_after,decided_on,probability";

  private static final Schema KEY =
      Layout.ofFields(Topics.OUTCOMES.keySchema(), "traveller", "agency", "recordId", "rule");
  private static final Schema SCHEMA =
      Layout.ofFields(
          Topics.OUTCOMES.valueSchema(),
          "direction",
          "date",
          "borderPost",
          "citizenship",
          "status",
          "verdict",
          "residentBefore",
          "residentAfter",
          "decidedOn");
  private static final byte[][] DIRECTIONS = symbols(field(SCHEMA, "direction"));
  private static final byte[][] STATUSES = symbols(field(SCHEMA, "status"));
  private static final byte[][] VERDICTS = symbols(field(SCHEMA, "verdict"));

  private static final int PENDING = field(SCHEMA, "status").getEnumOrdinal("PENDING");

  private final boolean withTravellers;
  private final Probabilities probabilities;
  private SortKey latest;
  private final byte[] traveller = new byte[field(KEY, "traveller").getFixedSize()];
  private Utf8 agency = new Utf8();
  private Utf8 recordId = new Utf8();
  private Utf8 rule = new Utf8();
  private Utf8 other = new Utf8();

  OutcomeFormat(boolean withTravellers, Probabilities probabilities) {
    this.withTravellers = withTravellers;
    this.probabilities = probabilities;
  }

  static String header(boolean withTravellers) {
    return withTravellers ? HEADER + ",traveller" : HEADER;
  }

  @Override
  public void key(BinaryDecoder in, SortKey key) throws IOException {
    in.readFixed(traveller);
    agency = in.readString(agency);
    recordId = in.readString(recordId);
    rule = in.readString(rule);
    text(recordId, key);
    text(rule, key);
    key.endOfGroup();
    text(agency, key);
    Words.traveller(traveller, key);
    latest = key;
  }

  @Override
  public boolean value(BinaryDecoder in, CsvLine line) throws IOException {
    text(recordId, line);
    text(rule, line);
    line.plain(DIRECTIONS[in.readEnum()]);
    line.date(in.readInt());
    other = in.readString(other);
    text(other, line);
    other = in.readString(other);
    text(other, line);
    int status = in.readEnum();
    line.plain(STATUSES[status]);
    symbolOrEmpty(in, VERDICTS, line);
    booleanOrEmpty(in, line);
    booleanOrEmpty(in, line);
    dateOrEmpty(in, line);
    Integer probability = status == PENDING ? probabilities.of(latest) : null;
    if (probability == null) {
      line.empty();
    } else {
      line.millionths(probability);
    }
    if (withTravellers) {
      line.hex(traveller);
    }
    return true;
  }
}
