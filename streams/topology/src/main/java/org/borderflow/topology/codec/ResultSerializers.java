package org.borderflow.topology.codec;

import java.io.IOException;
import java.time.LocalDate;
import org.apache.avro.io.Encoder;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Layout;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.contract.WireWriter;
import org.borderflow.schemas.DayRange;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.PublicFlowCell;
import org.borderflow.schemas.ShortStay;
import org.borderflow.schemas.Stay;
import org.borderflow.schemas.StayKey;
import org.borderflow.schemas.TravellerKey;

/**
 * Writes what goes out once or more per crossing. The bytes are those that Avro writes, field by
 * field, without asking the schema at each of them what comes next. For any number of threads.
 */
public final class ResultSerializers {

  static {
    Layout.ofFields(TravellerKey.getClassSchema(), "traveller");
    Layout.ofFields(OutcomeKey.getClassSchema(), "traveller", "agency", "recordId", "rule");
    Layout.ofFields(
        Outcome.getClassSchema(),
        "direction",
        "date",
        "borderPost",
        "citizenship",
        "status",
        "verdict",
        "residentBefore",
        "residentAfter",
        "decidedOn");
    Layout.ofFields(StayKey.getClassSchema(), "traveller", "agency", "recordId", "entrySupposed");
    Layout.ofFields(
        Stay.getClassSchema(),
        "entryRecordId",
        "exitRecordId",
        "entryDate",
        "exitDate",
        "givenAuthorisedUntil",
        "shortStay");
    Layout.ofFields(
        ShortStay.getClassSchema(),
        "daysUsed",
        "authorisedUntil",
        "overstay",
        "overstayFrom",
        "overstayDays",
        "excessDays",
        "usedBefore");
    Layout.ofFields(DayRange.getClassSchema(), "from", "to");
    Layout.ofFields(
        FlowCell.getClassSchema(),
        "finalCount",
        "pendingCount",
        "travellers",
        "estimate",
        "lower",
        "upper",
        "shareFinal");
    Layout.ofFields(PublicFlowCell.getClassSchema(), "obsValue", "obsStatus", "confStatus");
  }

  private final AvroSerdes serdes;

  /** Serializers of a deployment's topics. */
  public ResultSerializers(AvroSerdes serdes) {
    this.serdes = serdes;
  }

  /** Keys of accepted crossings. */
  public Serializer<TravellerKey> travellerKeys() {
    return serializer(
        ThreadLocal.withInitial(() -> serdes.writeKeys(Topics.CROSSINGS)),
        (key, out) -> out.writeFixed(key.getTraveller().bytes()));
  }

  /** Keys of outcomes. */
  public Serializer<OutcomeKey> outcomeKeys() {
    return serializer(
        ThreadLocal.withInitial(() -> serdes.writeKeys(Topics.OUTCOMES)),
        (key, out) -> {
          out.writeFixed(key.getTraveller().bytes());
          out.writeString(key.getAgency());
          out.writeString(key.getRecordId());
          out.writeString(key.getRule());
        });
  }

  /** Outcomes. */
  public Serializer<Outcome> outcomes() {
    return serializer(
        ThreadLocal.withInitial(() -> serdes.writeValues(Topics.OUTCOMES)),
        (outcome, out) -> {
          out.writeEnum(outcome.getDirection().ordinal());
          date(outcome.getDate(), out);
          out.writeString(outcome.getBorderPost());
          out.writeString(outcome.getCitizenship());
          out.writeEnum(outcome.getStatus().ordinal());
          symbolOrNull(outcome.getVerdict(), out);
          booleanOrNull(outcome.getResidentBefore(), out);
          booleanOrNull(outcome.getResidentAfter(), out);
          dateOrNull(outcome.getDecidedOn(), out);
        });
  }

  /** Keys of stays. */
  public Serializer<StayKey> stayKeys() {
    return serializer(
        ThreadLocal.withInitial(() -> serdes.writeKeys(Topics.STAYS)),
        (key, out) -> {
          out.writeFixed(key.getTraveller().bytes());
          out.writeString(key.getAgency());
          out.writeString(key.getRecordId());
          out.writeBoolean(key.getEntrySupposed());
        });
  }

  /** Stays. */
  public Serializer<Stay> stays() {
    return serializer(
        ThreadLocal.withInitial(() -> serdes.writeValues(Topics.STAYS)),
        (stay, out) -> {
          out.writeString(stay.getEntryRecordId());
          out.writeString(stay.getExitRecordId());
          date(stay.getEntryDate(), out);
          dateOrNull(stay.getExitDate(), out);
          dateOrNull(stay.getGivenAuthorisedUntil(), out);
          if (present(stay.getShortStay(), out)) {
            shortStay(stay.getShortStay(), out);
          }
        });
  }

  /** Keys of flow cells, of whichever topic. */
  public Serializer<FlowCellKey> cellKeys(Topic<FlowCellKey, ?> topic) {
    return serializer(
        ThreadLocal.withInitial(() -> serdes.writeKeys(topic)),
        (key, out) -> {
          for (int i = 0; i < CellCodec.DIMENSIONS; i++) {
            out.writeString((String) key.get(i));
          }
        });
  }

  /** Flow cells. */
  public Serializer<FlowCell> cells() {
    return serializer(
        ThreadLocal.withInitial(() -> serdes.writeValues(Topics.FLOW_CELLS)),
        (cell, out) -> {
          out.writeLong(cell.getFinalCount());
          out.writeLong(cell.getPendingCount());
          out.writeLong(cell.getTravellers());
          out.writeLong(cell.getEstimate());
          out.writeLong(cell.getLower());
          out.writeLong(cell.getUpper());
          out.writeInt(cell.getShareFinal());
        });
  }

  /** Public flow cells. */
  public Serializer<PublicFlowCell> publicCells() {
    return serializer(
        ThreadLocal.withInitial(() -> serdes.writeValues(Topics.PUBLIC_FLOW_CELLS)),
        (cell, out) -> {
          if (present(cell.getObsValue(), out)) {
            out.writeLong(cell.getObsValue());
          }
          out.writeEnum(cell.getObsStatus().ordinal());
          out.writeEnum(cell.getConfStatus().ordinal());
        });
  }

  private static void shortStay(ShortStay stay, Encoder out) throws IOException {
    intOrNull(stay.getDaysUsed(), out);
    date(stay.getAuthorisedUntil(), out);
    out.writeEnum(stay.getOverstay().ordinal());
    dateOrNull(stay.getOverstayFrom(), out);
    intOrNull(stay.getOverstayDays(), out);
    intOrNull(stay.getExcessDays(), out);
    out.writeArrayStart();
    out.setItemCount(stay.getUsedBefore().size());
    for (DayRange range : stay.getUsedBefore()) {
      out.startItem();
      date(range.getFrom(), out);
      date(range.getTo(), out);
    }
    out.writeArrayEnd();
  }

  private static boolean present(Object value, Encoder out) throws IOException {
    out.writeIndex(value == null ? 0 : 1);
    return value != null;
  }

  private static void date(LocalDate date, Encoder out) throws IOException {
    out.writeInt((int) date.toEpochDay());
  }

  private static void dateOrNull(LocalDate date, Encoder out) throws IOException {
    if (present(date, out)) {
      date(date, out);
    }
  }

  private static void intOrNull(Integer number, Encoder out) throws IOException {
    if (present(number, out)) {
      out.writeInt(number);
    }
  }

  private static void booleanOrNull(Boolean value, Encoder out) throws IOException {
    if (present(value, out)) {
      out.writeBoolean(value);
    }
  }

  private static void symbolOrNull(Enum<?> symbol, Encoder out) throws IOException {
    if (present(symbol, out)) {
      out.writeEnum(symbol.ordinal());
    }
  }

  private static <T> Serializer<T> serializer(
      ThreadLocal<WireWriter> writers, FieldsOf<T> fieldsOf) {
    return (topic, value) -> {
      if (value == null) {
        return null;
      }
      WireWriter writer = writers.get();
      try {
        fieldsOf.write(value, writer.begin());
        return writer.end();
      } catch (IOException e) {
        throw new SerializationException("A record of " + topic + " cannot be written", e);
      }
    };
  }

  @FunctionalInterface
  private interface FieldsOf<T> {
    void write(T value, Encoder out) throws IOException;
  }
}
