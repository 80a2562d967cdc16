package org.borderflow.clearing.check;

import java.util.Set;

/**
 * The codes there are.
 *
 * @param areas countries, alpha-3; {@code _T} and {@code _U} among them
 * @param measures what may be counted
 * @param sexes sexes, {@code _T} among them
 * @param ages bands of ages, {@code _T} among them
 */
public record Codes(Set<String> areas, Set<String> measures, Set<String> sexes, Set<String> ages) {

  public Codes {
    areas = Set.copyOf(areas);
    measures = Set.copyOf(measures);
    sexes = Set.copyOf(sexes);
    ages = Set.copyOf(ages);
  }
}
