package org.borderflow.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;

/** How a data directory remembers its rules: by their names, and by what these meant. */
final class StoredRules {

  private static final String COUNTRY = "country";
  private static final String RULES = "rules";
  private static final String ANOMALIES = "anomalies";

  private StoredRules() {}

  /** A line for each option. */
  static String text(RuleBook book) {
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
        + "\n";
  }

  private static String text(ResidenceRule rule) {
    return rule.name() + " (" + rule.threshold() + " of " + rule.window() + " days)";
  }

  /** What is done about missing crossings, as the option says it. */
  static String anomalies(RuleBook book) {
    return book.anomalies().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The rules of such a text.
   *
   * @throws Misuse if they mean something else by now
   */
  static RuleBook of(String text) {
    Map<String, String> values =
        text.lines()
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    String names =
        List.of(values.get(RULES).split(",", -1)).stream()
            .map(rule -> rule.substring(0, rule.indexOf(' ')))
            .collect(Collectors.joining(","));
    RuleBook book = RuleOptions.ruleBook(values.get(COUNTRY), names, values.get(ANOMALIES));
    if (!text(book).equals(text)) {
      throw new Misuse("--data: its rules are not those of this version: " + values.get(RULES));
    }
    return book;
  }
}
