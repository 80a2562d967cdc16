package org.borderflow.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Prior;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;

/**
 * How a data directory remembers by what method it counts: rules by their names, and by what these
 * meant. The prior stands there if it is not the usual one.
 */
final class StoredRules {

  private static final String COUNTRY = "country";
  private static final String RULES = "rules";
  private static final String ANOMALIES = "anomalies";
  private static final String PRIOR = "prior";

  private StoredRules() {}

  /** A line for each option. */
  static String text(Method method) {
    RuleBook book = method.rules();
    return COUNTRY
        + "="
        + book.country()
        + "\n"
        + RULES
        + "="
        + book.rules().stream().map(StoredRules::text).collect(Collectors.joining(","))
        + "\n"
        + ANOMALIES
        + "="
        + anomalies(book)
        + "\n"
        + (method.prior().equals(Prior.STATED_INTENTION)
            ? ""
            : PRIOR + "=" + method.prior() + "\n");
  }

  private static String text(ResidenceRule rule) {
    return rule.name() + " (" + rule.threshold() + " of " + rule.window() + " days)";
  }

  /** What is done about missing crossings, as the option says it. */
  static String anomalies(RuleBook book) {
    return book.anomalies().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The method of such a text.
   *
   * @throws Misuse if they mean something else by now
   */
  static Method of(String text) {
    Map<String, String> values =
        text.lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    String names =
        List.of(values.get(RULES).split(",", -1)).stream()
            .map(rule -> rule.substring(0, rule.indexOf(' ')))
            .collect(Collectors.joining(","));
    Method method =
        new Method(
            RuleOptions.ruleBook(values.get(COUNTRY), names, values.get(ANOMALIES)),
            RuleOptions.prior(values.getOrDefault(PRIOR, RuleOptions.USUAL_PRIOR)));
    if (!text(method).equals(text)) {
      throw new Misuse("--data: its rules are not those of this version: " + values.get(RULES));
    }
    return method;
  }
}
