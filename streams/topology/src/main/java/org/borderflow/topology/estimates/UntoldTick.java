package org.borderflow.topology.estimates;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.borderflow.topology.ticks.StageLedger;
import org.borderflow.topology.ticks.Tick;

/**
 * The tick that the cells are yet to be told of, if there is one. The look for it takes longer than
 * a commit: whoever has the task next knows from here that it has to be begun again.
 *
 * <p>A tick takes the place of an earlier one that has not been told yet: to have passed the later
 * is to have passed both.
 */
final class UntoldTick {

  private static final String NAME = "untold-tick";

  private final StageLedger ledger;

  UntoldTick(StageLedger ledger) {
    this.ledger = ledger;
  }

  /**
   * A tick, and of how many partitions those are that it came from.
   *
   * @param partitions of the histories, and so of the cells
   */
  record Due(Tick tick, int partitions) {}

  /** A tick has come from everywhere. */
  void comes(Due due) {
    ledger.putBytes(
        NAME,
        ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES)
            .putLong(due.tick.number())
            .putInt(due.tick.day())
            .putInt(due.partitions)
            .array());
  }

  /** What is to be told. */
  Optional<Due> due() {
    return Optional.ofNullable(ledger.bytes(NAME))
        .map(ByteBuffer::wrap)
        .map(bytes -> new Due(new Tick(bytes.getLong(), bytes.getInt()), bytes.getInt()));
  }

  /** The cells have been told of this one; a later one may have come meanwhile. */
  void told(Due told) {
    if (due().filter(told::equals).isPresent()) {
      ledger.putBytes(NAME, null);
    }
  }
}
