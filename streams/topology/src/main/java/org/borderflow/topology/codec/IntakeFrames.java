package org.borderflow.topology.codec;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Layout;
import org.borderflow.contract.Topics;
import org.borderflow.contract.WireRecords;
import org.borderflow.schemas.IntakeEvent;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;

/** Opens and closes {@link IntakeFrame}s. */
public final class IntakeFrames {

  private static final List<Schema> EVENTS =
      Layout.ofFields(IntakeEvent.getClassSchema(), "event").getField("event").schema().getTypes();
  private static final int CROSSING_RECORD = EVENTS.indexOf(ReceivedCrossing.getClassSchema());
  private static final RecordType[] TYPES = RecordType.values();

  static {
    Layout.ofFields(
        ReceivedCrossing.getClassSchema(),
        "agency",
        "recordId",
        "recordType",
        "corrects",
        "version",
        "fingerprint",
        "origin",
        "status",
        "crossing");
    Layout.ofFields(Origin.getClassSchema(), "run", "source", "line");
    Layout.ofFields(ResidenceStatus.getClassSchema(), "traveller", "resident", "knownFrom");
  }

  private final WireRecords records;
  private final Deserializer<IntakeEvent> whole;
  private final CrossingFields crossings = new CrossingFields();
  private final Texts texts = new Texts();
  private Utf8 text = new Utf8();

  private IntakeFrames(AvroSerdes serdes) {
    this.records = serdes.openValues(Topics.RECEIVED);
    this.whole = serdes.value(Topics.RECEIVED).deserializer();
  }

  /** A serde of frames for any number of threads. */
  public static Serde<IntakeFrame> serde(AvroSerdes serdes) {
    ThreadLocal<IntakeFrames> frames = ThreadLocal.withInitial(() -> new IntakeFrames(serdes));
    return Serdes.serdeFrom(
        (topic, frame) -> frame == null ? null : frame.wire(),
        (topic, wire) -> frames.get().open(wire));
  }

  private IntakeFrame open(byte[] wire) {
    if (wire == null) {
      throw new SerializationException("There is no value, and nothing that it could delete");
    }
    BinaryDecoder in = records.open(wire);
    try {
      if (in.readIndex() == CROSSING_RECORD) {
        return crossingRecord(in, wire);
      }
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("A received record cannot be read", e);
    }
    return new IntakeFrame.Other(whole.deserialize(Topics.RECEIVED.name(), wire).getEvent(), wire);
  }

  private IntakeFrame crossingRecord(BinaryDecoder in, byte[] wire) throws IOException {
    text = in.readString(text);
    String agency = texts.of(text);
    String recordId = in.readString();
    RecordType type = CrossingFields.symbol(in, TYPES);
    String corrects = CrossingFields.present(in) ? in.readString() : null;
    int version = in.readInt();
    long fingerprint = in.readLong();
    text = in.readString(text);
    text = in.readString(text);
    in.readLong();
    ResidenceStatus status = CrossingFields.present(in) ? status(in) : null;
    byte[] crossing = null;
    if (CrossingFields.present(in)) {
      crossing = records.rest();
      crossings.check(in);
    }
    if (!in.isEnd()) {
      throw new SerializationException("There is more than a received record");
    }
    if ((status != null) != (type == RecordType.STATUS_CHANGE)) {
      throw new SerializationException("A status change states a status, and no other record does");
    }
    if (crossing == null && type != RecordType.CANCELLATION && status == null) {
      throw new SerializationException("Only a cancellation and a status change have no facts");
    }
    if (corrects == null && type != RecordType.NEW && status == null) {
      throw new SerializationException("Only a correction and a cancellation have a target");
    }
    return new IntakeFrame.CrossingRecord(
        agency, recordId, type, corrects, version, fingerprint, status, crossing, wire);
  }

  private static ResidenceStatus status(BinaryDecoder in) throws IOException {
    byte[] traveller = new byte[Traveller.getClassSchema().getFixedSize()];
    in.readFixed(traveller);
    boolean resident = in.readBoolean();
    return new ResidenceStatus(
        new Traveller(traveller), resident, LocalDate.ofEpochDay(in.readInt()));
  }
}
