package org.borderflow.exchange.sdmx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.borderflow.clearing.check.Finding;
import org.borderflow.clearing.check.Reason;
import org.borderflow.clearing.deposit.Coverage;
import org.borderflow.clearing.deposit.Declaration;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Readers;

/**
 * The definition record that comes with a table, in JSON:
 *
 * <pre>
 * {"refArea": "NZL", "rule": "12/16", "thresholdDays": 365, "windowDays": 487,
 *  "included": ["all travellers"], "excluded": ["diplomats"], "source": "border records",
 *  "coverage": {"text": "all posts", "arrivals": 0.98, "departures": 0.8},
 *  "contact": "Stats NZ, migration", "readers": "PUBLIC", "zerosOmitted": true,
 *  "revises": 3, "revisionReason": "late records", "confirmed": ["2020-04"], "exactReleased": false}
 * </pre>
 *
 * <p>The last four are of one deposit and need not be there. Without {@code readers} only countries
 * that may deposit read it.
 */
public final class DefinitionText {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> KNOWN =
      Set.of(
          "refArea",
          "rule",
          "thresholdDays",
          "windowDays",
          "included",
          "excluded",
          "source",
          "coverage",
          "contact",
          "readers",
          "zerosOmitted",
          "revises",
          "revisionReason",
          "confirmed",
          "exactReleased");

  private final JsonNode record;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * What a text says.
   *
   * @param definition by what was counted; what is not told is empty or 0
   * @param declaration what is said of the one deposit
   * @param findings what is not understood
   */
  public record Stated(Definition definition, Declaration declaration, List<Finding> findings) {

    public Stated {
      findings = List.copyOf(findings);
    }
  }

  private DefinitionText(JsonNode record) {
    this.record = record;
  }

  /** Reads a text. */
  public static Stated read(byte[] text) {
    try {
      JsonNode record = JSON.readTree(text);
      return new DefinitionText(record.isObject() ? record : JSON.createObjectNode()).stated();
    } catch (IOException e) {
      return new DefinitionText(JSON.createObjectNode()).stated();
    }
  }

  private Stated stated() {
    record
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KNOWN.contains(name)) {
                find("", "has a member that is none of " + String.join(", ", sorted(KNOWN)));
              }
            });
    Definition definition =
        new Definition(
            text("refArea"),
            text("rule"),
            (int) whole("thresholdDays", 100_000),
            (int) whole("windowDays", 100_000),
            texts("included"),
            texts("excluded"),
            text("source"),
            coverage(),
            text("contact"),
            readers(),
            flag("zerosOmitted"));
    Declaration declaration =
        new Declaration(
            whole("revises", Integer.MAX_VALUE),
            text("revisionReason"),
            confirmed(),
            flag("exactReleased"));
    return new Stated(definition, declaration, findings);
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private String text(String name) {
    JsonNode value = record.path(name);
    if (!value.isMissingNode() && !value.isTextual()) {
      find(name, "is a text");
    }
    return value.isTextual() ? value.asText().strip() : "";
  }

  private Set<String> texts(String name) {
    JsonNode value = record.path(name);
    Set<String> texts = new HashSet<>();
    if (!value.isMissingNode() && !value.isArray()) {
      find(name, "is an array of texts");
    }
    for (JsonNode each : value) {
      if (each.isTextual() && !each.asText().isBlank()) {
        texts.add(each.asText().strip());
      } else {
        find(name, "is an array of texts");
      }
    }
    return texts;
  }

  private long whole(String name, long most) {
    JsonNode value = record.path(name);
    if (value.isMissingNode()) {
      return 0;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < 0
        || value.asLong() > most) {
      find(name, "is a whole number from 0 to " + most);
      return 0;
    }
    return value.asLong();
  }

  private boolean flag(String name) {
    JsonNode value = record.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      find(name, "is true or false");
    }
    return value.asBoolean(false);
  }

  private Coverage coverage() {
    JsonNode value = record.path("coverage");
    JsonNode text = value.path("text");
    return new Coverage(
        text.isTextual() ? text.asText().strip() : "",
        share("coverage.arrivals", value.path("arrivals")),
        share("coverage.departures", value.path("departures")));
  }

  /** A share in thousandths; 0 if it is not stated. */
  private int share(String name, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (value.isNumber()) {
      BigDecimal thousandths = value.decimalValue().movePointRight(3);
      if (thousandths.signum() > 0
          && thousandths.compareTo(BigDecimal.valueOf(Coverage.WHOLE)) <= 0
          && thousandths.stripTrailingZeros().scale() <= 0) {
        return thousandths.intValue();
      }
    }
    find(name, "is a share from 0.001 to 1 with three decimals at most");
    return 0;
  }

  private Readers readers() {
    String text = record.has("readers") ? text("readers") : Readers.Kind.DEPOSITORS.name();
    return Readers.parse(text)
        .orElseGet(
            () -> {
              find("readers", "is PUBLIC, DEPOSITORS, or countries with commas");
              return new Readers(Readers.Kind.NAMED, Set.of());
            });
  }

  private Set<Period> confirmed() {
    Set<Period> confirmed = new HashSet<>();
    for (String text : texts("confirmed")) {
      Period.parse(text)
          .ifPresentOrElse(
              confirmed::add, () -> find("confirmed", "is an array of periods such as 2020-04"));
    }
    return confirmed;
  }

  private void find(String field, String message) {
    findings.add(new Finding(Reason.DEFINITION_INCOMPLETE, 0, field, message));
  }
}
