package org.borderflow.gaps.tabulations;

import java.util.List;
import java.util.stream.Stream;

/** Judges tabulations by figures and thresholds, and by nothing that anybody declared. */
public final class Judge {

  private final Requirements requirements;
  private final Grounds grounds;

  public Judge(Requirements requirements, Grounds grounds) {
    this.requirements = requirements;
    this.grounds = grounds;
  }

  /** What is found of tabulations, in their order. */
  public List<Finding> judge(List<Tabulation> tabulations) {
    return tabulations.stream().map(this::judge).toList();
  }

  private Finding judge(Tabulation tabulation) {
    return new Finding(
        tabulation,
        Stream.concat(tabulation.needs().stream(), tabulation.variables().stream())
            .map(requirements::named)
            .map(
                requirement ->
                    new Evidence(
                        requirement, tabulation.flow(), grounds.share(requirement, tabulation)))
            .toList());
  }
}
