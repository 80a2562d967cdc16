package org.borderflow.view.file;

import static org.borderflow.view.file.Words.ascii;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.util.Utf8;
import org.borderflow.contract.Layout;
import org.borderflow.contract.Topics;
import org.borderflow.view.sort.CsvLine;
import org.borderflow.view.sort.SortKey;

/**
 * {@code flows.csv}: the exact flow cells as SDMX-CSV 2.0, and in one column more, which is not
 * part of the file, the number of travellers.
 *
 * <p>{@code CONF_STATUS} is {@code N}, in SDMX's code list of confidentiality "not for publication,
 * restricted for internal use only": no disclosure control has been at these cells, so none of the
 * codes that tell what it did (F, C, P) would be true.
 */
final class FlowFormat implements RowFormat {

  static final String HEADER =
      "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,DIRECTION,MEASURE,RULE,CITIZENSHIP,SEX,AGE,"
          + "BORDER_POST,TRANSPORT_MODE,PURPOSE,PERMIT,COUNTERPART,BIRTH_COUNTRY,TIME_PERIOD,"
          + "OBS_VALUE,OBS_STATUS,CONF_STATUS,AS_OF,FINAL_COUNT,PENDING_COUNT,LOWER,UPPER,"
          + "SHARE_FINAL";

  private static final byte[] STRUCTURE = ascii("dataflow,BF:FLOWS(1.0),I");
  private static final byte[] PROVISIONAL = ascii("P");
  private static final byte[] NORMAL = ascii("A");
  private static final byte[] NOT_FOR_PUBLICATION = ascii("N");
  private static final Schema KEY =
      Layout.ofFields(
          Topics.FLOW_CELLS.keySchema(),
          "freq",
          "refArea",
          "direction",
          "measure",
          "rule",
          "citizenship",
          "sex",
          "age",
          "borderPost",
          "transportMode",
          "purpose",
          "permit",
          "counterpart",
          "birthCountry",
          "timePeriod");
  private static final int DIMENSIONS = KEY.getFields().size();
  private static final int MEASURE = KEY.getField("measure").pos();

  static {
    Layout.ofFields(
        Topics.FLOW_CELLS.valueSchema(),
        "finalCount",
        "pendingCount",
        "travellers",
        "estimate",
        "lower",
        "upper",
        "shareFinal");
  }

  /** What is estimated. All else is counted, in whole numbers, also while it is undecided. */
  private static final Utf8 MIGRANTS = new Utf8("MIGRANTS");

  private final int asOf;
  private final boolean withTravellers;
  private final Utf8[] dimensions = new Utf8[DIMENSIONS];

  FlowFormat(int asOf, boolean withTravellers) {
    this.asOf = asOf;
    this.withTravellers = withTravellers;
    for (int i = 0; i < DIMENSIONS; i++) {
      dimensions[i] = new Utf8();
    }
  }

  /** The dimensions stand in the key's schema as they do in the file. */
  @Override
  public void key(BinaryDecoder in, SortKey key) throws IOException {
    for (int i = 0; i < DIMENSIONS; i++) {
      dimensions[i] = in.readString(dimensions[i]);
      Words.text(dimensions[i], key);
    }
  }

  @Override
  public boolean value(BinaryDecoder in, CsvLine line) throws IOException {
    long settled = in.readLong();
    long pending = in.readLong();
    long travellers = in.readLong();
    long estimate = in.readLong();
    long lower = in.readLong();
    long upper = in.readLong();
    int shareFinal = in.readInt();
    if (settled == 0 && pending == 0) {
      return false;
    }
    line.columns(STRUCTURE);
    for (Utf8 dimension : dimensions) {
      Words.text(dimension, line);
    }
    boolean migrants = MIGRANTS.equals(dimensions[MEASURE]);
    boolean estimated = migrants && pending != 0;
    number(estimate, estimated, line);
    line.plain(pending == 0 ? NORMAL : PROVISIONAL);
    line.plain(NOT_FOR_PUBLICATION);
    line.date(asOf);
    line.number(settled);
    line.number(pending);
    if (migrants) {
      number(lower, estimated, line);
      number(upper, estimated, line);
    } else {
      line.empty();
      line.empty();
    }
    line.thousandths(shareFinal);
    if (withTravellers) {
      line.number(travellers);
    }
    return true;
  }

  /** Counts are whole numbers; only estimates have decimals. */
  private static void number(long thousandths, boolean estimated, CsvLine line) {
    if (estimated) {
      line.thousandths(thousandths);
    } else {
      line.number(thousandths / 1000);
    }
  }
}
