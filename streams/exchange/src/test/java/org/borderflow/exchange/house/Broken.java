package org.borderflow.exchange.house;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.clearing.check.Reason;
import org.borderflow.clearing.deposit.Provenance.Channel;

/** A sound deposit made wrong in one way, somewhere. */
final class Broken {

  private final Random random;
  private final Tables table = Tables.later();
  private final ObjectNode definition = Definitions.of("NZL");

  private boolean permitted = true;
  private String file = "flows.csv";
  private byte[] bytes;

  /** A way to make one wrong. */
  private interface Mutation {
    void of(Broken broken);
  }

  private static final Map<Reason, Mutation> MUTATIONS = mutations();

  private Broken(Random random) {
    this.random = random;
  }

  /** One that is wrong for a reason. */
  static Delivery delivery(Reason reason, Random random) {
    Broken broken = new Broken(random);
    MUTATIONS.get(reason).of(broken);
    return broken.delivery();
  }

  /** One that is right. */
  static Delivery sound() {
    return new Broken(new Random(0)).delivery();
  }

  private Delivery delivery() {
    return new Delivery(
        Channel.HTTP,
        "NZL",
        area -> permitted,
        file,
        "",
        bytes == null ? table.csv() : bytes,
        Definitions.bytes(definition));
  }

  private static Map<Reason, Mutation> mutations() {
    Map<Reason, Mutation> all = new EnumMap<>(Reason.class);
    all.put(Reason.UNREADABLE, Broken::unreadable);
    all.put(
        Reason.WRONG_STRUCTURE,
        broken -> broken.put("STRUCTURE_ID", "BF:STOCKS(1.0)", "BF:FLOWS(2.0)", "FLOWS", "?"));
    all.put(
        Reason.MISSING_COLUMN,
        broken -> {
          String column =
              broken.oneOf(
                  "FREQ",
                  "REF_AREA",
                  "DIRECTION",
                  "MEASURE",
                  "RULE",
                  "COUNTERPART",
                  "TIME_PERIOD",
                  "OBS_VALUE");
          broken.table.rows().forEach(row -> row.remove(column));
        });
    all.put(Reason.MALFORMED_ROW, Broken::malformed);
    all.put(Reason.UNSUPPORTED_ACTION, broken -> broken.put("ACTION", "D", "delete", "X"));
    all.put(
        Reason.EMPTY_DEPOSIT,
        broken -> {
          switch (broken.random.nextInt(3)) {
            case 0 -> broken.putEverywhere("RULE", "9/12");
            case 1 -> broken.putEverywhere("MEASURE", "CROSSINGS");
            default -> broken.table.rows().clear();
          }
        });
    all.put(Reason.DEFINITION_INCOMPLETE, Broken::incomplete);
    all.put(
        Reason.DEFINITION_CONTRADICTORY,
        broken -> {
          switch (broken.random.nextInt(3)) {
            case 0 -> broken.definition.put("thresholdDays", 270 + broken.random.nextInt(50));
            case 1 -> broken.definition.put("windowDays", 370 + broken.random.nextInt(50));
            default -> broken.definition.put("thresholdDays", 488);
          }
        });
    all.put(
        Reason.DEFINITION_CHANGED,
        broken -> {
          switch (broken.random.nextInt(3)) {
            case 0 -> broken.definition.put("windowDays", 486);
            case 1 -> broken.definition.putArray("included").add("citizens");
            default -> broken.definition.put("source", "a survey");
          }
        });
    all.put(Reason.DEFINITION_DIFFERS, broken -> broken.put("OBS_STATUS", "D"));
    all.put(Reason.NOT_PERMITTED, broken -> broken.permitted = false);
    all.put(Reason.WRONG_AREA, broken -> broken.put("REF_AREA", "FJI", "AUS"));
    all.put(
        Reason.UNKNOWN_CODE,
        broken ->
            broken.put(
                broken.oneOf(
                    "FREQ",
                    "REF_AREA",
                    "DIRECTION",
                    "MEASURE",
                    "RULE",
                    "SEX",
                    "AGE",
                    "COUNTERPART",
                    "OBS_STATUS",
                    "CONF_STATUS"),
                "QQ",
                "?",
                "Y1"));
    all.put(Reason.SELF_CORRIDOR, broken -> broken.put("COUNTERPART", "NZL"));
    all.put(
        Reason.BAD_PERIOD,
        broken -> broken.put("TIME_PERIOD", "2024-13", "2024-00", "24-01", "2024-1", "March", ""));
    all.put(
        Reason.FUTURE_PERIOD,
        broken -> {
          Map<String, String> row = broken.someRow();
          if (broken.random.nextBoolean()) {
            row.put("AS_OF", "2031-01-01");
          } else {
            row.put("TIME_PERIOD", row.get("FREQ").equals("M") ? "2031-02" : "2031");
          }
        });
    all.put(
        Reason.BAD_VALUE,
        broken -> {
          if (broken.random.nextInt(6) == 0) {
            broken.put("AS_OF", "yesterday", "2024-02-30");
          } else {
            broken.put("OBS_VALUE", "-3", "abc", "1.2345", "1e3", "1;000", "99999999999999");
          }
        });
    all.put(Reason.MISSING_VALUE, broken -> broken.put("OBS_VALUE", "", "NaN", " "));
    all.put(Reason.NOT_FOR_RELEASE, broken -> broken.put("CONF_STATUS", "N"));
    all.put(
        Reason.DUPLICATE_ROW,
        broken -> {
          List<Map<String, String>> rows = broken.table.rows();
          rows.add(broken.random.nextInt(rows.size()), broken.someRow());
        });
    all.put(Reason.DUPLICATE_DEPOSIT, broken -> broken.bytes = Tables.earlier().csv());
    all.put(
        Reason.TOTAL_MISMATCH,
        broken ->
            Tables.add(
                broken.table.row(
                    "M",
                    broken.oneOf("A", "D"),
                    "_T",
                    broken.oneOf("_T", "_U", "FJI"),
                    broken.month()),
                1 + broken.random.nextInt(5)));
    all.put(
        Reason.BREAKDOWN_MISMATCH,
        broken ->
            Tables.add(
                broken.table.row("M", "A", broken.oneOf("F", "M"), "AUS", broken.month()),
                1 + broken.random.nextInt(5)));
    all.put(
        Reason.YEAR_MISMATCH,
        broken ->
            Tables.add(
                broken.table.row("A", "A", "_T", "AUS", "2023"), 1 + broken.random.nextInt(500)));
    all.put(
        Reason.REVISION_UNDECLARED,
        broken -> broken.change(String.format("2023-%02d", 1 + broken.random.nextInt(12)), 2));
    all.put(
        Reason.REVISION_UNEXPLAINED,
        broken -> {
          broken.definition.put("revises", 1);
          broken.change(String.format("2023-%02d", 1 + broken.random.nextInt(12)), 2);
        });
    all.put(
        Reason.REVISION_OF_ANOTHER,
        broken -> {
          broken.definition.put("revises", 2 + broken.random.nextInt(9));
          broken.definition.put("revisionReason", "late records");
        });
    all.put(
        Reason.OLDER_THAN_DEPOSITED,
        broken -> broken.putEverywhere("AS_OF", "2024-01-0" + (1 + broken.random.nextInt(9))));
    all.put(
        Reason.IMPLAUSIBLE_JUMP,
        broken -> broken.change(broken.month(), 3_000 + broken.random.nextInt(90_000)));
    return all;
  }

  /** A country's month and the total with it. */
  private void change(String month, long more) {
    String direction = oneOf("A", "D");
    Tables.add(table.row("M", direction, "_T", "FJI", month), more);
    Tables.add(table.row("M", direction, "_T", "_T", month), more);
  }

  private void unreadable() {
    switch (random.nextInt(4)) {
      case 0 -> file = "flows.xlsx";
      case 1 -> bytes = "\"a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);
      case 2 -> {
        bytes = table.csv();
        bytes[random.nextInt(bytes.length)] = (byte) 0xff;
      }
      default -> {
        file = "flows.json";
        bytes = table.csv();
      }
    }
  }

  private void malformed() {
    List<String> lines = new ArrayList<>(table.lines());
    int at = 1 + random.nextInt(lines.size() - 1);
    String line = lines.get(at);
    lines.set(at, random.nextBoolean() ? line + ",more" : line.substring(0, line.lastIndexOf(',')));
    bytes = Tables.csv(lines);
  }

  private void incomplete() {
    switch (random.nextInt(6)) {
      case 0 -> definition.remove(oneOf("refArea", "rule", "included", "source", "contact"));
      case 1 -> definition.put("rule", "a year");
      case 2 -> definition.remove("coverage");
      case 3 -> definition.putObject("coverage").put("text", "all").put("arrivals", 95);
      case 4 -> definition.put("readers", "friends");
      default -> definition.put("treshold", 365);
    }
  }

  private Map<String, String> someRow() {
    return table.rows().get(random.nextInt(table.rows().size()));
  }

  private void put(String column, String... values) {
    someRow().put(column, oneOf(values));
  }

  private void putEverywhere(String column, String value) {
    table.rows().forEach(row -> row.put(column, value));
  }

  private String month() {
    return "2024-0" + (1 + random.nextInt(5));
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
