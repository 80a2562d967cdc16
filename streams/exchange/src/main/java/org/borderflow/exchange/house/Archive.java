package org.borderflow.exchange.house;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.exchange.codec.Receipt;

/** Keeps what was received for ever, in the order in which it came. */
public interface Archive {

  /** Keeps a report and, if the table was accepted, the deposit: both or neither, durably. */
  void store(Receipt receipt, Optional<Deposit> deposit);

  /** Shows every deposit, or the parts of it one after the other, in order. */
  void deposits(Consumer<Deposit> visitor);

  /** Every report, in order. */
  List<Receipt> receipts();
}
