package org.borderflow.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Prior;
import org.borderflow.ingest.codes.CountryCodes;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Anomalies;
import picocli.CommandLine.Option;

/** How migrants are counted: which country, which rules, which prior. */
final class RuleOptions {

  /** {@link Prior#STATED_INTENTION} */
  static final String USUAL_PRIOR = "0.7,0.05,0.01";

  @Option(
      names = "--country",
      required = true,
      paramLabel = "AAA",
      description = "Reporting country, ISO 3166-1 alpha-3.")
  private String country;

  @Option(
      names = "--rules",
      defaultValue = "12/16",
      paramLabel = "NAMES",
      description =
          "Duration-of-stay rules with commas between: 12/16, 9/12, 12/12, 6/12"
              + " (default: ${DEFAULT-VALUE}).")
  private String rules;

  @Option(
      names = "--anomalies",
      defaultValue = "set-aside",
      paramLabel = "POLICY",
      description =
          "What to do with two successive crossings in one direction: set-aside or impute"
              + " (default: ${DEFAULT-VALUE}).")
  private String anomalies;

  @Option(
      names = "--prior",
      defaultValue = USUAL_PRIOR,
      paramLabel = "P,P,P",
      description =
          "What is believed of pending crossings as long as none like them was seen to the end:"
              + " probabilities of a migration of travellers who stated a long stay, of others, and"
              + " of those who have gone back (default: ${DEFAULT-VALUE}).")
  private String prior;

  RuleBook ruleBook() {
    return ruleBook(country, rules, anomalies);
  }

  Method method() {
    return new Method(ruleBook(), prior(prior));
  }

  /** A prior as the option says it. */
  static Prior prior(String text) {
    try {
      return Prior.of(text);
    } catch (IllegalArgumentException e) {
      throw new Misuse("--prior: " + e.getMessage());
    }
  }

  static RuleBook ruleBook(String country, String rules, String anomalies) {
    checkCountry(country);
    List<ResidenceRule> named =
        Arrays.stream(rules.split(",", -1)).map(String::strip).map(RuleOptions::rule).toList();
    if (named.stream().distinct().count() < named.size()) {
      throw new Misuse("--rules: a rule is named twice");
    }
    return new RuleBook(country, named, policy(anomalies));
  }

  static void checkCountry(String country) {
    if (!country.equals(CountryCodes.normalise(country))) {
      throw new Misuse("--country: " + country + " is not a code of ISO 3166-1 such as NZL");
    }
  }

  private static ResidenceRule rule(String name) {
    try {
      return NamedRules.standard().named(name);
    } catch (IllegalArgumentException e) {
      throw new Misuse("--rules: " + e.getMessage());
    }
  }

  private static Anomalies policy(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "set-aside" -> Anomalies.SET_ASIDE;
      case "impute" -> Anomalies.IMPUTE;
      default -> throw new Misuse("--anomalies: set-aside or impute");
    };
  }
}
