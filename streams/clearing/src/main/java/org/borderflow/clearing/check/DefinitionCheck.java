package org.borderflow.clearing.check;

import static org.borderflow.clearing.check.Reason.DEFINITION_CONTRADICTORY;
import static org.borderflow.clearing.check.Reason.DEFINITION_INCOMPLETE;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.clearing.deposit.Coverage;
import org.borderflow.clearing.deposit.Definition;

/** Whether a definition tells what others need to know, and does not contradict itself. */
final class DefinitionCheck {

  private static final Pattern RULE = Pattern.compile("(\\d{1,3})/(\\d{1,3})");
  private static final int DAYS_IN_YEAR = 365;

  /** 9 months are 270 days to some and 274 to others; 12 are never 270. */
  private static final int TOLERANCE = 5;

  private final Definition definition;
  private final Codes codes;
  private final Findings findings;

  private DefinitionCheck(Definition definition, Codes codes, Findings findings) {
    this.definition = definition;
    this.codes = codes;
    this.findings = findings;
  }

  static void of(Definition definition, Codes codes, Findings findings) {
    new DefinitionCheck(definition, codes, findings).check();
  }

  private void check() {
    if (!codes.areas().contains(definition.refArea()) || definition.refArea().startsWith("_")) {
      incomplete("refArea", "names no country");
    }
    told("source", definition.source());
    told("contact", definition.contact());
    told("coverage.text", definition.coverage().text());
    if (definition.included().isEmpty()) {
      incomplete("included", "says for no group of people that it is counted");
    }
    share("coverage.arrivals", definition.coverage().arrivals());
    share("coverage.departures", definition.coverage().departures());
    rule();
  }

  private void told(String field, String text) {
    if (text.isBlank()) {
      incomplete(field, "is not told");
    }
  }

  private void share(String field, int share) {
    if (share < 0 || share > Coverage.WHOLE) {
      incomplete(field, "is a share from 0.001 to 1");
    }
  }

  private void rule() {
    Matcher rule = RULE.matcher(definition.rule());
    if (!rule.matches()) {
      incomplete("rule", "is a rule such as 12/16");
      return;
    }
    int threshold = definition.thresholdDays();
    int window = definition.windowDays();
    if (threshold < 1 || window < threshold) {
      contradictory("thresholdDays", "is at least 1 and not more than windowDays");
      return;
    }
    days("thresholdDays", threshold, Integer.parseInt(rule.group(1)));
    days("windowDays", window, Integer.parseInt(rule.group(2)));
  }

  private void days(String field, int days, int months) {
    int expected = (months * DAYS_IN_YEAR + 6) / 12;
    if (Math.abs(days - expected) > TOLERANCE) {
      contradictory(field, "is " + days + ", but " + months + " months are " + expected + " days");
    }
  }

  private void incomplete(String field, String message) {
    findings.add(new Finding(DEFINITION_INCOMPLETE, 0, field, message));
  }

  private void contradictory(String field, String message) {
    findings.add(new Finding(DEFINITION_CONTRADICTORY, 0, field, message));
  }
}
