package org.borderflow.topology.codec;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.Layout;
import org.borderflow.contract.Topics;
import org.borderflow.contract.WireRecords;
import org.borderflow.contract.WireWriter;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.schemas.AcceptedCrossing;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerEvent;
import org.borderflow.schemas.TravellerKey;

/** Makes, opens and closes {@link TravellerFrame}s. For one thread. */
public final class TravellerFrames {

  private static final List<Schema> EVENTS =
      Layout.ofFields(TravellerEvent.getClassSchema(), "event")
          .getField("event")
          .schema()
          .getTypes();
  private static final int ACCEPTED = EVENTS.indexOf(AcceptedCrossing.getClassSchema());

  static {
    Layout.ofFields(AcceptedCrossing.getClassSchema(), "agency", "recordId", "crossing");
  }

  private final WireRecords records;
  private final WireWriter writer;
  private final Serde<TravellerEvent> whole;
  private final CrossingFields crossings = new CrossingFields();
  private final Texts texts = new Texts();
  private Utf8 text = new Utf8();

  /** Of the crossing opened last. */
  private String agency;

  private String recordId;

  /** Frames of the topic of accepted crossings. */
  public TravellerFrames(AvroSerdes serdes) {
    this.records = serdes.openValues(Topics.CROSSINGS);
    this.writer = serdes.writeValues(Topics.CROSSINGS);
    this.whole = serdes.value(Topics.CROSSINGS);
  }

  /** A serde of frames for any number of threads. */
  public static Serde<TravellerFrame> serde(AvroSerdes serdes) {
    ThreadLocal<TravellerFrames> frames =
        ThreadLocal.withInitial(() -> new TravellerFrames(serdes));
    return Serdes.serdeFrom(
        (topic, frame) -> frame == null ? null : frame.wire(),
        (topic, wire) -> frames.get().open(wire));
  }

  /** Reads the keys of frames; a frame without one is nobody's and cannot be used. */
  public static Deserializer<TravellerKey> keys(AvroSerdes serdes) {
    Deserializer<TravellerKey> keys = serdes.key(Topics.CROSSINGS).deserializer();
    return (topic, wire) -> {
      if (wire == null) {
        throw new SerializationException("There is no key");
      }
      return keys.deserialize(topic, wire);
    };
  }

  /**
   * Says that a crossing stands.
   *
   * @param crossing the facts as Avro writes them today
   */
  public TravellerFrame accepted(String agency, String recordId, byte[] crossing) {
    try {
      BinaryEncoder out = writer.begin();
      out.writeIndex(ACCEPTED);
      out.writeString(agency);
      out.writeString(recordId);
      out.writeFixed(crossing);
      return new TravellerFrame.Accepted(agency, recordId, writer.end());
    } catch (IOException e) {
      throw new SerializationException("An accepted crossing cannot be written", e);
    }
  }

  /** Says anything else of a traveller. */
  public TravellerFrame of(TravellerEvent event) {
    byte[] wire = whole.serializer().serialize(Topics.CROSSINGS.name(), event);
    return new TravellerFrame.Other(event.getEvent(), wire);
  }

  /** The facts of a crossing that stands, as Avro writes them today. */
  public byte[] crossing(byte[] accepted) {
    try {
      openAccepted(accepted);
      return records.rest();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A crossing that stands, as that of another traveller under another id. */
  public byte[] crossingOfAnother(
      byte[] accepted, byte[] traveller, String ofAgency, String underId) {
    byte[] crossing = crossing(accepted);
    System.arraycopy(traveller, 0, crossing, 0, traveller.length);
    return accepted(ofAgency, underId, crossing).wire();
  }

  /** A residence status as that of another traveller. */
  public byte[] statusOfAnother(byte[] wire, byte[] traveller) {
    ResidenceStatus status = (ResidenceStatus) event(wire);
    return of(new TravellerEvent(
            new ResidenceStatus(
                new Traveller(traveller), status.getResident(), status.getKnownFrom())))
        .wire();
  }

  /** The rules' view of a crossing that stands. */
  public Crossing toRules(byte[] accepted) {
    try {
      BinaryDecoder in = openAccepted(accepted);
      return crossings.read(in, agency, recordId);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The event of any other frame. */
  public Object event(byte[] wire) {
    return whole.deserializer().deserialize(Topics.CROSSINGS.name(), wire).getEvent();
  }

  private TravellerFrame open(byte[] wire) {
    if (wire == null) {
      throw new SerializationException("There is no value, and nothing that it could delete");
    }
    BinaryDecoder in = records.open(wire);
    try {
      if (in.readIndex() == ACCEPTED) {
        readIds(in);
        crossings.check(in);
        if (!in.isEnd()) {
          throw new SerializationException("There is more than an accepted crossing");
        }
        return new TravellerFrame.Accepted(agency, recordId, wire);
      }
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
    return new TravellerFrame.Other(event(wire), wire);
  }

  private BinaryDecoder openAccepted(byte[] wire) throws IOException {
    BinaryDecoder in = records.open(wire);
    if (in.readIndex() != ACCEPTED) {
      throw new SerializationException("Not an accepted crossing");
    }
    readIds(in);
    return in;
  }

  private void readIds(BinaryDecoder in) throws IOException {
    text = in.readString(text);
    agency = texts.of(text);
    recordId = in.readString();
  }

  private static SerializationException unreadable(Exception e) {
    return new SerializationException("An event of a traveller cannot be read", e);
  }
}
