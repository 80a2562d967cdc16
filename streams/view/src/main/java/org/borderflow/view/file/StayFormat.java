package org.borderflow.view.file;

import static org.borderflow.view.file.Words.ascii;
import static org.borderflow.view.file.Words.present;
import static org.borderflow.view.file.Words.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.util.Utf8;
import org.borderflow.contract.Layout;
import org.borderflow.contract.Topics;
import org.borderflow.rules.stay.DayRange;
import org.borderflow.rules.stay.ShortStay;
import org.borderflow.rules.stay.ShortStayAllowance;
import org.borderflow.rules.travel.Day;
import org.borderflow.view.sort.CsvLine;
import org.borderflow.view.sort.SortKey;

/**
 * {@code stays.csv}: the stays in the country. The numbers of a stay that has ended are as they
 * were published; those of an open one grow from day to day and are counted here, to the as-of
 * date.
 */
final class StayFormat implements RowFormat {

  static final String HEADER =
      "entry_record_id,exit_record_id,entry_date,exit_date,nights,visit,days_used,"
          + "authorised_until,overstay,overstay_from,overstay_days,excess_days";

  private static final Schema KEY =
      Layout.ofFields(Topics.STAYS.keySchema(), "traveller", "agency", "recordId", "entrySupposed");
  private static final Schema SCHEMA =
      Layout.ofFields(
          Topics.STAYS.valueSchema(),
          "entryRecordId",
          "exitRecordId",
          "entryDate",
          "exitDate",
          "givenAuthorisedUntil",
          "shortStay");
  private static final Schema SHORT_STAY =
      Layout.ofFields(
          Words.field(SCHEMA, "shortStay"),
          "daysUsed",
          "authorisedUntil",
          "overstay",
          "overstayFrom",
          "overstayDays",
          "excessDays",
          "usedBefore");
  private static final byte[][] OVERSTAYS = Words.symbols(Words.field(SHORT_STAY, "overstay"));
  private static final byte[] SAME_DAY = ascii("SAME_DAY");
  private static final byte[] OVERNIGHT = ascii("OVERNIGHT");
  private static final byte[] OPEN = ascii("OPEN");
  private static final int SHORT_STAY_COLUMNS = 6;

  private final ShortStayAllowance allowance;
  private final int asOf;
  private final byte[] traveller = new byte[Words.field(KEY, "traveller").getFixedSize()];
  private final List<DayRange> usedBefore = new ArrayList<>();
  private Utf8 agency = new Utf8();
  private Utf8 recordId = new Utf8();
  private Utf8 entryRecordId = new Utf8();
  private Utf8 exitRecordId = new Utf8();

  StayFormat(ShortStayAllowance allowance, int asOf) {
    this.allowance = allowance;
    this.asOf = asOf;
  }

  @Override
  public void key(BinaryDecoder in, SortKey key) throws IOException {
    in.readFixed(traveller);
    agency = in.readString(agency);
    recordId = in.readString(recordId);
    boolean entrySupposed = in.readBoolean();
    if (entrySupposed) {
      key.text("");
    }
    // The exit of a stay with a real entry may change while the stay remains the same: it must not
    // be part of what the row is recognised by.
    text(recordId, key);
    key.endOfGroup();
    text(agency, key);
    Words.traveller(traveller, key);
  }

  @Override
  public boolean value(BinaryDecoder in, CsvLine line) throws IOException {
    entryRecordId = in.readString(entryRecordId);
    exitRecordId = in.readString(exitRecordId);
    int entryDate = in.readInt();
    int exitDate = dayOrNone(in);
    int givenAuthorisedUntil = dayOrNone(in);
    boolean open = exitDate == Day.NONE;
    int nights = (open ? asOf : exitDate) - entryDate;

    text(entryRecordId, line);
    text(exitRecordId, line);
    line.date(entryDate);
    date(exitDate, line);
    line.number(nights);
    line.plain(open ? OPEN : nights == 0 ? SAME_DAY : OVERNIGHT);
    if (!present(in)) {
      for (int i = 0; i < SHORT_STAY_COLUMNS; i++) {
        line.empty();
      }
    } else if (open) {
      readUsedBefore(in);
      write(allowance.openAt(usedBefore, entryDate, givenAuthorisedUntil, asOf), line);
    } else {
      copyPublished(in, line);
    }
    return true;
  }

  private static void copyPublished(BinaryDecoder in, CsvLine line) throws IOException {
    numberOrEmpty(in, line);
    line.date(in.readInt());
    line.plain(OVERSTAYS[in.readEnum()]);
    Words.dateOrEmpty(in, line);
    numberOrEmpty(in, line);
    numberOrEmpty(in, line);
  }

  private void readUsedBefore(BinaryDecoder in) throws IOException {
    numberOrNone(in);
    in.readInt();
    in.readEnum();
    dayOrNone(in);
    numberOrNone(in);
    numberOrNone(in);
    usedBefore.clear();
    for (long block = in.readArrayStart(); block != 0; block = in.arrayNext()) {
      for (long i = 0; i < block; i++) {
        usedBefore.add(new DayRange(in.readInt(), in.readInt()));
      }
    }
  }

  private static void write(ShortStay stay, CsvLine line) {
    line.number(stay.daysUsed());
    line.date(stay.authorisedUntil());
    line.plain(ascii(stay.overstay().name()));
    date(stay.overstayFrom(), line);
    line.number(stay.overstayDays());
    line.number(stay.excessDays());
  }

  private static void date(int day, CsvLine line) {
    if (day == Day.NONE) {
      line.empty();
    } else {
      line.date(day);
    }
  }

  private static int dayOrNone(BinaryDecoder in) throws IOException {
    return present(in) ? in.readInt() : Day.NONE;
  }

  private static void numberOrNone(BinaryDecoder in) throws IOException {
    if (present(in)) {
      in.readInt();
    }
  }

  private static void numberOrEmpty(BinaryDecoder in, CsvLine line) throws IOException {
    if (present(in)) {
      line.number(in.readInt());
    } else {
      line.empty();
    }
  }
}
