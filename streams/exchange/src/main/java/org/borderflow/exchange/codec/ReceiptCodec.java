package org.borderflow.exchange.codec;

import java.util.TreeMap;
import org.borderflow.clearing.check.Finding;
import org.borderflow.clearing.check.Reason;
import org.borderflow.schemas.DepositFinding;
import org.borderflow.schemas.DepositReport;
import org.borderflow.schemas.DepositReportKey;

/** Reports on deposits as the records that they are kept in. */
public final class ReceiptCodec {

  private ReceiptCodec() {}

  /** The key of a report. */
  public static DepositReportKey key(Receipt receipt) {
    return new DepositReportKey(receipt.number());
  }

  /** A report as a record. */
  public static DepositReport record(Receipt receipt) {
    return DepositReport.newBuilder()
        .setNumber(receipt.number())
        .setAccepted(receipt.accepted())
        .setVersion(receipt.version())
        .setRefArea(receipt.refArea())
        .setRule(receipt.rule())
        .setOrigin(DefinitionCodec.record(receipt.provenance()))
        .setCounts(receipt.counts())
        .setPassedOver(receipt.passedOver())
        .setReasons(receipt.reasons())
        .setFindings(receipt.findings().stream().map(ReceiptCodec::finding).toList())
        .build();
  }

  private static DepositFinding finding(Finding finding) {
    return new DepositFinding(
        finding.reason().name(), finding.line(), finding.field(), finding.message());
  }

  /** The report of a record. */
  public static Receipt receipt(DepositReport record) {
    return new Receipt(
        record.getNumber(),
        record.getAccepted(),
        record.getVersion(),
        record.getRefArea(),
        record.getRule(),
        DefinitionCodec.provenance(record.getOrigin()),
        new TreeMap<>(record.getCounts()),
        new TreeMap<>(record.getPassedOver()),
        new TreeMap<>(record.getReasons()),
        record.getFindings().stream()
            .map(
                each ->
                    new Finding(
                        Reason.valueOf(each.getReason()),
                        each.getLine(),
                        each.getField(),
                        each.getMessage()))
            .toList());
  }
}
