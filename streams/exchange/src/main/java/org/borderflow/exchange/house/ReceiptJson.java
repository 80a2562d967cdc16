package org.borderflow.exchange.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.clearing.check.Finding;
import org.borderflow.clearing.deposit.Provenance;
import org.borderflow.exchange.codec.Receipt;

/** A report as depositors read it: an object of JSON, over HTTP and in files. */
public final class ReceiptJson {

  private ReceiptJson() {}

  /** The object. */
  public static Map<String, Object> of(Receipt receipt) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("number", receipt.number());
    object.put("status", receipt.accepted() ? "ACCEPTED" : "REFUSED");
    object.put("version", receipt.version());
    object.put("refArea", receipt.refArea());
    object.put("rule", receipt.rule());
    object.put("provenance", of(receipt.provenance()));
    object.put("counts", receipt.counts());
    object.put("passedOver", receipt.passedOver());
    object.put("reasons", receipt.reasons());
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Finding finding : receipt.findings()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("reason", finding.reason().name());
      each.put("line", finding.line());
      each.put("field", finding.field());
      each.put("message", finding.message());
      findings.add(each);
    }
    object.put("findings", findings);
    return object;
  }

  /** Where a deposit came from. */
  public static Map<String, Object> of(Provenance provenance) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("receivedAt", provenance.receivedAt().toString());
    object.put("channel", provenance.channel().name());
    object.put("depositor", provenance.depositor());
    object.put("source", provenance.origin());
    object.put("mediaType", provenance.mediaType());
    object.put("bytes", provenance.bytes());
    object.put("digest", provenance.digest());
    return object;
  }
}
