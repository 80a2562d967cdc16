package org.borderflow.topology.estimates;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.borderflow.estimates.ObservedGroup;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.schemas.Erasure;
import org.borderflow.topology.codec.Written;
import org.borderflow.topology.estimates.EstimateEvent.Changed;
import org.borderflow.topology.estimates.EstimateEvent.Erased;
import org.borderflow.topology.estimates.EstimateEvent.Observed;
import org.borderflow.topology.estimates.EstimateEvent.Passed;
import org.borderflow.topology.estimates.EstimateEvent.Pending;
import org.borderflow.topology.ticks.Tick;

/** Events of the estimates in bytes; the topic they travel in is internal. */
public final class EstimateEventSerde {

  // 0 to 2 were of one change each.
  private static final byte PASSED = 3;
  private static final byte ERASED = 4;
  private static final byte CHANGED = 5;

  private EstimateEventSerde() {}

  /** Events as bytes. */
  public static Serde<EstimateEvent> serde() {
    return Serdes.serdeFrom(
        (topic, event) -> Written.bytes(out -> write(event, out)),
        (topic, bytes) -> Written.read(bytes, EstimateEventSerde::read));
  }

  private static void write(EstimateEvent event, DataOutput out) throws IOException {
    if (event instanceof Changed changed) {
      out.writeByte(CHANGED);
      out.writeInt(changed.observed().size());
      for (Observed observed : changed.observed()) {
        write(observed, out);
      }
      out.writeInt(changed.pending().size());
      for (Pending pending : changed.pending()) {
        write(pending, out);
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

  private static void write(Observed observed, DataOutput out) throws IOException {
    out.writeByte(observed.rule());
    out.writeByte(observed.group().span().ordinal());
    out.writeInt(observed.group().period());
    out.writeUTF(observed.group().group());
    CountsBytes.write(observed.counts(), out);
  }

  private static void write(Pending pending, DataOutput out) throws IOException {
    pending.id().write(out);
    out.writeBoolean(pending.pending() != null);
    if (pending.pending() != null) {
      pending.pending().write(out);
    }
  }

  private static EstimateEvent read(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case CHANGED -> {
        List<Observed> observed = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          observed.add(readObserved(in));
        }
        List<Pending> pending = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
          PendingId id = PendingId.read(in);
          pending.add(new Pending(id, in.readBoolean() ? PendingPlace.read(in) : null));
        }
        yield new Changed(observed, pending);
      }
      case PASSED -> new Passed(new Tick(in.readLong(), in.readInt()), in.readInt(), in.readInt());
      case ERASED ->
          new Erased(
              new Erasure(in.readLong(), List.of(), in.readInt(), in.readInt(), in.readInt()));
      default -> throw new IllegalStateException("An event of an unknown kind: " + kind);
    };
  }

  private static Observed readObserved(DataInputStream in) throws IOException {
    return new Observed(
        in.readUnsignedByte(),
        new ObservedGroup(Span.values()[in.readByte()], in.readInt(), in.readUTF()),
        CountsBytes.read(in));
  }
}
