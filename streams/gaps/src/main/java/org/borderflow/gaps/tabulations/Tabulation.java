package org.borderflow.gaps.tabulations;

import java.util.List;

/**
 * A recommended table.
 *
 * @param id its name in files
 * @param title what it shows
 * @param source key of the recommendation
 * @param place where it is recommended
 * @param verified {@code text} if the place was read there, {@code cited} if it is from elsewhere
 * @param measure what it counts
 * @param population whose crossings
 * @param rule name of the duration-of-stay rule that is recommended; empty if none applies
 * @param flow which way
 * @param needs the requirements that its measure makes, by name
 * @param variables the columns by which it is broken down
 * @param caveat what is to be said of it whatever the data; empty if nothing
 */
public record Tabulation(
    String id,
    String title,
    String source,
    String place,
    String verified,
    String measure,
    Population population,
    String rule,
    Flow flow,
    List<String> needs,
    List<String> variables,
    String caveat) {

  public Tabulation {
    needs = List.copyOf(needs);
    variables = List.copyOf(variables);
  }
}
