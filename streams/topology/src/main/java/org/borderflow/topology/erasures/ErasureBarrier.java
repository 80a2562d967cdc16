package org.borderflow.topology.erasures;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.borderflow.schemas.Erasure;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.TravellerBytes;
import org.borderflow.topology.ticks.StageLedger;

/**
 * Waits until an erasure has come from every partition of the stage before. Until then it is
 * remembered whom it is about; afterwards nothing.
 */
public final class ErasureBarrier {

  private static final String ERASURE = "erasure-";

  private final StageLedger ledger;

  /** A barrier that remembers in this ledger what has come. */
  public ErasureBarrier(StageLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * Takes note of an erasure.
   *
   * @param of number of partitions of the stage before
   * @return whom it is about, if it has now come from all of them
   */
  public Optional<List<Traveller>> arrived(Erasure erasure, int of) {
    String name = ERASURE + erasure.getNumber();
    Waiting waiting = Waiting.read(ledger.bytes(name));
    waiting.from().add(erasure.getFromPartition());
    if (waiting.travellers().isEmpty()) {
      waiting.travellers().addAll(erasure.getTravellers());
    }
    if (waiting.from().size() < of) {
      ledger.putBytes(name, waiting.bytes());
      return Optional.empty();
    }
    ledger.putBytes(name, null);
    return Optional.of(waiting.travellers());
  }

  private record Waiting(TreeSet<Integer> from, List<Traveller> travellers) {

    static Waiting read(byte[] bytes) {
      Waiting waiting = new Waiting(new TreeSet<>(), new ArrayList<>());
      if (bytes != null) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (int left = in.getInt(); left > 0; left--) {
          waiting.from.add(in.getInt());
        }
        while (in.hasRemaining()) {
          waiting.travellers.add(TravellerBytes.read(in));
        }
      }
      return waiting;
    }

    byte[] bytes() {
      ByteBuffer out =
          ByteBuffer.allocate(
              Integer.BYTES * (1 + from.size()) + TravellerBytes.SIZE * travellers.size());
      out.putInt(from.size());
      from.forEach(out::putInt);
      travellers.forEach(traveller -> out.put(traveller.bytes()));
      return out.array();
    }
  }
}
