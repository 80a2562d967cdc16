package org.borderflow.gaps.definitions;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.borderflow.gaps.people.Linkage;
import org.borderflow.gaps.table.ResourceTable;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.rules.travel.TravellerClass;

/** Puts the definitions in force beside the recommended ones. */
public final class Definitions {

  private Definitions() {}

  /**
   * All aspects, in the order of the recommendations.
   *
   * @param rules the rules in force
   * @param linkage tells of how many people residence is known from elsewhere
   */
  public static List<Definition> of(RuleBook rules, Linkage linkage) {
    return ResourceTable.read(Definitions.class, "recommended.csv").stream()
        .map(row -> of(row, rules, linkage))
        .toList();
  }

  private static Definition of(Map<String, String> row, RuleBook rules, Linkage linkage) {
    String aspect = row.get("aspect");
    return new Definition(
        aspect,
        row.get("recommended"),
        row.get("source"),
        row.get("place"),
        row.get("verified"),
        inForce(aspect, rules, linkage));
  }

  private static String inForce(String aspect, RuleBook rules, Linkage linkage) {
    return switch (aspect) {
      case "threshold" ->
          each(
              rules,
              rule ->
                  rule.name()
                      + ": at least "
                      + rule.threshold()
                      + (rule.threshold() < 365
                          ? " days on the far side, less than the recommended 12 months"
                          : " days on the far side"));
      case "window" ->
          each(
              rules,
              rule ->
                  rule.name()
                      + ": of the "
                      + rule.window()
                      + " days after the crossing; up to "
                      + rule.back()
                      + " days back do not count against it, whatever their purpose");
      case "populations in" -> "citizens and foreigners alike, of the classes " + classes(true);
      case "populations out" ->
          "the classes "
              + classes(false)
              + "; visitors by the outcome of their stay; "
              + (rules.anomalies() == Anomalies.SET_ASIDE
                  ? "travellers seen twice in a row in one direction are set aside"
                  : "a missing crossing is supposed on the middle date");
      case "residence" ->
          String.format(
              Locale.ROOT,
              "inferred: who is first seen leaving lived here, who is first seen entering did not;"
                  + " told from elsewhere for %,d of %,d people",
              linkage.residenceTold().numerator(),
              linkage.residenceTold().denominator());
      case "visitors" ->
          "stays of non-residents whose entry is no migration under "
              + rules.rules().get(0).name()
              + "; same-day if entry and exit have one date; whoever is employed here is not told"
              + " apart";
      default -> throw new IllegalStateException("recommended.csv: no such aspect: " + aspect);
    };
  }

  private static String each(RuleBook rules, Function<ResidenceRule, String> say) {
    return rules.rules().stream().map(say).collect(Collectors.joining("; "));
  }

  private static String classes(boolean in) {
    return Arrays.stream(TravellerClass.values())
        .filter(each -> each.entersTheRules() == in)
        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
