package org.borderflow.gaps.tabulations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a tabulation can be made, and why not.
 *
 * @param tabulation the tabulation
 * @param evidence how far each of its requirements is met
 */
public record Finding(Tabulation tabulation, List<Evidence> evidence) {

  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** As good as the requirement that is met worst; never without the table's own caveat. */
  public Verdict verdict() {
    return verdict(evidence);
  }

  /** What the verdict would be if a requirement were met. */
  Verdict verdictIfMet(String requirement) {
    return verdict(
        evidence.stream().filter(e -> !e.requirement().name().equals(requirement)).toList());
  }

  private Verdict verdict(List<Evidence> by) {
    Verdict worst =
        by.stream()
            .map(each -> Verdict.of(each.level()))
            .min(Comparator.naturalOrder())
            .orElse(Verdict.PRODUCIBLE);
    return worst == Verdict.PRODUCIBLE && !tabulation.caveat().isEmpty()
        ? Verdict.WITH_CAVEAT
        : worst;
  }

  /** Why it is not simply producible: what is not met first, then what is met with a caveat. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    for (Level level : List.of(Level.NOT_MET, Level.WITH_CAVEAT)) {
      evidence.stream()
          .filter(each -> each.level() == level)
          .map(Evidence::text)
          .forEach(reasons::add);
    }
    if (!tabulation.caveat().isEmpty()) {
      reasons.add(tabulation.caveat());
    }
    return reasons;
  }
}
