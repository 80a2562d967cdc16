package org.borderflow.topology.estimates;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.estimates.ObservedGroup;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.schemas.Erasure;
import org.borderflow.topology.estimates.EstimateEvent.Erased;
import org.borderflow.topology.estimates.EstimateEvent.Observed;
import org.borderflow.topology.estimates.EstimateEvent.Passed;
import org.borderflow.topology.estimates.EstimateEvent.Pending;
import org.borderflow.topology.ticks.Tick;

/** Events of the estimates in bytes; the topic they travel in is internal. */
public final class EstimateEventSerde {

  private static final byte OBSERVED = 0;
  private static final byte PENDING = 1;
  private static final byte PENDING_NO_MORE = 2;
  private static final byte PASSED = 3;
  private static final byte ERASED = 4;

  private EstimateEventSerde() {}

  /** Events as bytes. */
  public static Serde<EstimateEvent> serde() {
    return Serdes.serdeFrom(
        (topic, event) -> Written.bytes(out -> write(event, out)),
        (topic, bytes) -> Written.read(bytes, EstimateEventSerde::read));
  }

  private static void write(EstimateEvent event, DataOutput out) throws IOException {
    if (event instanceof Observed observed) {
      out.writeByte(OBSERVED);
      out.writeByte(observed.rule());
      out.writeByte(observed.group().span().ordinal());
      out.writeInt(observed.group().period());
      out.writeUTF(observed.group().group());
      CountsBytes.write(observed.counts(), out);
    } else if (event instanceof Pending pending) {
      out.writeByte(pending.pending() == null ? PENDING_NO_MORE : PENDING);
      pending.id().write(out);
      if (pending.pending() != null) {
        pending.pending().write(out);
      }
    } else if (event instanceof Erased erased) {
      out.writeByte(ERASED);
      out.writeLong(erased.erasure().getNumber());
      out.writeInt(erased.erasure().getIdentities());
      out.writeInt(erased.erasure().getFromPartition());
      out.writeInt(erased.erasure().getOfPartitions());
    } else {
      Passed passed = (Passed) event;
      out.writeByte(PASSED);
      out.writeLong(passed.tick().number());
      out.writeInt(passed.tick().day());
      out.writeInt(passed.fromPartition());
      out.writeInt(passed.ofPartitions());
    }
  }

  private static EstimateEvent read(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case OBSERVED ->
          new Observed(
              in.readUnsignedByte(),
              new ObservedGroup(Span.values()[in.readByte()], in.readInt(), in.readUTF()),
              CountsBytes.read(in));
      case PENDING -> new Pending(PendingId.read(in), PendingPlace.read(in));
      case PENDING_NO_MORE -> new Pending(PendingId.read(in), null);
      case PASSED -> new Passed(new Tick(in.readLong(), in.readInt()), in.readInt(), in.readInt());
      case ERASED ->
          new Erased(
              new Erasure(in.readLong(), List.of(), in.readInt(), in.readInt(), in.readInt()));
      default -> throw new IllegalStateException("An event of an unknown kind: " + kind);
    };
  }
}
