package org.borderflow.exchange.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.exchange.codec.DepositCodec;
import org.borderflow.exchange.codec.Receipt;
import org.borderflow.exchange.codec.ReceiptCodec;
import org.borderflow.schemas.DepositPart;
import org.borderflow.schemas.DepositReport;

/** Keeps what a topic would keep, as the records that it would hold. */
public final class MemoryArchive implements Archive {

  private final List<DepositPart> parts = new ArrayList<>();
  private final List<DepositReport> reports = new ArrayList<>();

  @Override
  public synchronized void store(Receipt receipt, Optional<Deposit> deposit) {
    deposit.ifPresent(accepted -> parts.addAll(DepositCodec.parts(accepted)));
    reports.add(ReceiptCodec.record(receipt));
  }

  @Override
  public synchronized void deposits(Consumer<Deposit> visitor) {
    parts.stream().map(DepositCodec::deposit).forEach(visitor);
  }

  @Override
  public synchronized List<Receipt> receipts() {
    return reports.stream().map(ReceiptCodec::receipt).toList();
  }

  /** The records of deposits. */
  public List<DepositPart> parts() {
    return List.copyOf(parts);
  }
}
