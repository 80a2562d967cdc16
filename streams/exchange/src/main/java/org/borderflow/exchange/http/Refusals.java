package org.borderflow.exchange.http;

import org.borderflow.clearing.check.Reason;
import org.borderflow.exchange.codec.Receipt;
import org.borderflow.exchange.house.ReceiptJson;
import org.borderflow.service.http.Refused;

/** Why a request is not served. Repeats nothing of it. */
final class Refusals {

  private Refusals() {}

  static Refused unknownParameter(String known) {
    return new Refused(400, "Unknown parameter", "the parameters are " + known);
  }

  static Refused badValue(String parameter, String what) {
    return new Refused(400, "Bad value", parameter + ": " + what).member("parameter", parameter);
  }

  static Refused noDeposit() {
    return new Refused(404, "No such deposit", "there is none of this number that you may see");
  }

  static Refused noParts() {
    return new Refused(
        400,
        "Not a deposit",
        "a deposit is multipart/form-data with the parts definition (JSON) and table (SDMX-CSV or"
            + " SDMX-JSON)");
  }

  static Refused tooLarge(long limit) {
    return new Refused(413, "Too large", "a table has " + limit + " bytes at most")
        .member("limit", limit);
  }

  static Refused mayNotDeposit() {
    return new Refused(403, "May not deposit", "this key is for reading");
  }

  static Refused notKept() {
    return new Refused(503, "Not kept", "the deposit could not be made durable and does not count")
        .header("Retry-After", "5");
  }

  static Refused deposit(Receipt receipt) {
    boolean permitted = !receipt.reasons().containsKey(Reason.NOT_PERMITTED.name());
    return new Refused(
            permitted ? 422 : 403, "Deposit refused", "the report tells what speaks against it")
        .member("report", ReceiptJson.of(receipt));
  }
}
