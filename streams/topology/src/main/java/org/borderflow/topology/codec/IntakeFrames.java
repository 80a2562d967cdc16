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
import org.borderflow.schemas.IdentityLink;
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
        "link",
        "crossing");
    Layout.ofFields(Origin.getClassSchema(), "run", "source", "line");
    Layout.ofFields(ResidenceStatus.getClassSchema(), "traveller", "resident", "knownFrom");
    Layout.ofFields(IdentityLink.getClassSchema(), "traveller", "linked", "reason");
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
    IdentityLink link = CrossingFields.present(in) ? link(in) : null;
    byte[] crossing = null;
    if (CrossingFields.present(in)) {
      crossing = records.rest();
      crossings.check(in);
    }
    if (!in.isEnd()) {
      throw new SerializationException("There is more than a received record");
    }
    checkParts(type, corrects, status, link, crossing);
    return new IntakeFrame.CrossingRecord(
        agency, recordId, type, corrects, version, fingerprint, status, link, crossing, wire);
  }

  /** Each type has its own part, and no other. */
  private static void checkParts(
      RecordType type,
      String corrects,
      ResidenceStatus status,
      IdentityLink link,
      byte[] crossing) {
    boolean states = type == RecordType.STATUS_CHANGE;
    boolean links = type == RecordType.IDENTITY_LINK || type == RecordType.IDENTITY_UNLINK;
    boolean crosses = type == RecordType.NEW || type == RecordType.CORRECTION;
    boolean amends = type == RecordType.CORRECTION || type == RecordType.CANCELLATION;
    if (states != (status != null) || links != (link != null)) {
      throw new SerializationException("A statement without its content, or content without one");
    }
    if (crosses && crossing == null) {
      throw new SerializationException("Only a cancellation and a statement have no facts");
    }
    if (amends && corrects == null) {
      throw new SerializationException("A correction or a cancellation without a target");
    }
  }

  private static IdentityLink link(BinaryDecoder in) throws IOException {
    Traveller own = traveller(in);
    Traveller linked = traveller(in);
    return new IdentityLink(own, linked, in.readString());
  }

  private static ResidenceStatus status(BinaryDecoder in) throws IOException {
    Traveller traveller = traveller(in);
    boolean resident = in.readBoolean();
    return new ResidenceStatus(traveller, resident, LocalDate.ofEpochDay(in.readInt()));
  }

  private static Traveller traveller(BinaryDecoder in) throws IOException {
    byte[] bytes = new byte[TravellerBytes.SIZE];
    in.readFixed(bytes);
    return new Traveller(bytes);
  }
}
