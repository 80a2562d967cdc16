package org.borderflow.exchange.house;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.borderflow.clearing.check.Codes;
import org.borderflow.clearing.check.Examination;
import org.borderflow.clearing.check.Finding;
import org.borderflow.clearing.check.Findings;
import org.borderflow.clearing.check.Reason;
import org.borderflow.clearing.check.Verdict;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Provenance;
import org.borderflow.clearing.mirror.Ledger;
import org.borderflow.exchange.codec.Receipt;
import org.borderflow.exchange.sdmx.DefinitionText;
import org.borderflow.exchange.sdmx.TableFormat;
import org.borderflow.exchange.sdmx.UnreadableTable;

/**
 * Takes deliveries, one after the other, and knows what they come to. All that it knows follows
 * from the archive: it is read when the house opens.
 */
public final class ClearingHouse {

  private final Codes codes;
  private final Archive archive;
  private final Clock clock;
  private final NavigableMap<Long, Receipt> receipts = new ConcurrentSkipListMap<>();

  /** Replaced whole, so that nobody who asks waits for a deposit, or sees half of one. */
  private volatile Ledger ledger;

  /** The past state that was asked for last: who looks at one, looks at it several times. */
  private volatile Past past;

  /** The ledger as it was upon a deposit. */
  private record Past(long number, Ledger ledger) {}

  /**
   * Opens it.
   *
   * @param codes the codes that tables may have
   */
  public ClearingHouse(Codes codes, Archive archive, Clock clock) {
    this.codes = codes;
    this.archive = archive;
    this.clock = clock;
    Ledger kept = new Ledger();
    archive.deposits(kept::add);
    this.ledger = kept;
    archive.receipts().forEach(receipt -> receipts.put(receipt.number(), receipt));
  }

  /**
   * Takes a delivery. When this returns the report is durable and, if it was accepted, the deposit
   * too.
   *
   * @throws NotKept if it could not be made durable
   */
  public synchronized Receipt receive(Delivery delivery) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    DefinitionText.Stated stated = DefinitionText.read(delivery.definition());
    Definition definition = stated.definition();
    Optional<TableFormat> format = TableFormat.of(delivery.mediaType(), delivery.origin());
    Provenance provenance =
        new Provenance(
            now,
            delivery.channel(),
            delivery.depositor(),
            delivery.origin(),
            format.map(TableFormat::mediaType).orElse(""),
            delivery.table().length,
            digest(delivery.table()));
    Examination examination =
        new Examination(
            codes,
            definition,
            stated.declaration(),
            ledger,
            LocalDate.ofInstant(now, ZoneOffset.UTC),
            provenance.digest());
    stated.findings().forEach(examination::find);
    if (!definition.refArea().isEmpty() && !delivery.speaksFor().test(definition.refArea())) {
      examination.find(
          Finding.ofTable(Reason.NOT_PERMITTED, "the depositor does not speak for this country"));
    }
    Verdict verdict = examine(delivery, format, examination);
    long number = receipts.isEmpty() ? 1 : receipts.lastKey() + 1;
    long version =
        ledger.latest(definition.refArea(), definition.rule()).map(Deposit::version).orElse(0L) + 1;
    Receipt receipt = receipt(number, version, definition, provenance, verdict);
    Optional<Deposit> deposit =
        verdict.isAccepted()
            ? Optional.of(
                new Deposit(
                    number,
                    version,
                    definition,
                    stated.declaration(),
                    provenance,
                    verdict.asOf(),
                    verdict.series()))
            : Optional.empty();
    archive.store(receipt, deposit);
    receipts.put(number, receipt);
    deposit.ifPresent(accepted -> ledger = ledger.with(accepted));
    return receipt;
  }

  private static Verdict examine(
      Delivery delivery, Optional<TableFormat> format, Examination examination) {
    if (format.isEmpty()) {
      return unreadable(examination, "neither media type nor file name tells CSV or JSON");
    }
    try {
      format.get().show(delivery.table(), examination);
      return examination.conclude();
    } catch (UnreadableTable e) {
      return unreadable(examination, e.getMessage());
    }
  }

  private static Verdict unreadable(Examination examination, String why) {
    examination.find(Finding.ofTable(Reason.UNREADABLE, why));
    return examination.conclude();
  }

  private static Receipt receipt(
      long number, long version, Definition definition, Provenance provenance, Verdict verdict) {
    Findings findings = verdict.findings();
    Map<String, Long> reasons = new TreeMap<>();
    findings.counts().forEach((reason, count) -> reasons.put(reason.name(), count));
    Map<String, Long> passedOver = new TreeMap<>();
    verdict.passedOver().forEach((why, count) -> passedOver.put(why.name(), count));
    Verdict.Count count = verdict.count();
    return new Receipt(
        number,
        verdict.isAccepted(),
        verdict.isAccepted() ? version : 0,
        // What is not understood is not repeated.
        definition.refArea().matches("[A-Z]{3}") ? definition.refArea() : "",
        definition.rule().matches("\\d{1,3}/\\d{1,3}") ? definition.rule() : "",
        provenance,
        new TreeMap<>(
            Map.of(
                "rows", count.rows(),
                "exchanged", count.exchanged(),
                "zeros", count.zeros(),
                "added", count.added(),
                "revised", count.revised(),
                "unchanged", count.unchanged())),
        passedOver,
        reasons,
        findings.kept());
  }

  private static String digest(byte[] table) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(table));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** What all deposits come to now. Nothing is added to it. */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * What deposits came to upon one of them. It is made anew out of the archive.
   *
   * @param number number of that deposit; those that came later count as not yet come
   */
  public Ledger ledger(long number) {
    Past asked = past;
    if (asked == null || asked.number() != number) {
      Ledger then = new Ledger();
      archive.deposits(
          deposit -> {
            if (deposit.number() <= number) {
              then.add(deposit);
            }
          });
      asked = new Past(number, then);
      past = asked;
    }
    return asked.ledger();
  }

  /** Number of the latest deposit that had been received on a day, UTC; 0 if there was none. */
  public long number(LocalDate day) {
    return ledger.deposits().stream()
        .filter(deposit -> !receivedOn(deposit).isAfter(day))
        .mapToLong(Deposit::number)
        .max()
        .orElse(0);
  }

  private static LocalDate receivedOn(Deposit deposit) {
    return LocalDate.ofInstant(deposit.provenance().receivedAt(), ZoneOffset.UTC);
  }

  /** Every report, in order. */
  public List<Receipt> receipts() {
    return List.copyOf(receipts.values());
  }

  /** The report of this number; empty if nothing of that number was received. */
  public Optional<Receipt> receipt(long number) {
    return Optional.ofNullable(receipts.get(number));
  }
}
