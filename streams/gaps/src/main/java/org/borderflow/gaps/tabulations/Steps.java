package org.borderflow.gaps.tabulations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks what would close the gap.
 *
 * <p>The gap of a tabulation is the sum, over its requirements, of how far each is below the share
 * from which it is met, in ten-thousandths. A step meets one requirement (of a column: at entries
 * or at exits); its weight is what it takes off the gaps of all tabulations. Steps of equal weight
 * go in the order in which their requirements first appear in the tabulations. Where there is
 * nothing to judge by, another step has to come first: that is none yet.
 *
 * @param all every step that there is, most weight first
 * @param gap the sum of all gaps
 */
public record Steps(List<Step> all, long gap) {

  /** So many are recommended. */
  public static final int RECOMMENDED = 5;

  private static final int POSTS_NAMED = 3;

  public Steps {
    all = List.copyOf(all);
  }

  private record What(String requirement, Flow flow) {}

  /** The steps that follow from findings. */
  public static Steps of(List<Finding> findings, Grounds grounds) {
    Map<What, List<Finding>> lacking = new LinkedHashMap<>();
    for (Finding finding : findings) {
      for (Evidence evidence : finding.evidence()) {
        if (evidence.level() != Level.MET && evidence.share().isDefined()) {
          lacking.computeIfAbsent(what(evidence), any -> new ArrayList<>()).add(finding);
        }
      }
    }
    List<Step> steps =
        lacking.entrySet().stream()
            .map(each -> step(each.getKey(), each.getValue(), grounds))
            .sorted(Comparator.comparingLong(Step::weight).reversed())
            .toList();
    return new Steps(steps, steps.stream().mapToLong(Step::weight).sum());
  }

  /** Those that are recommended. */
  public List<Step> recommended() {
    return all.subList(0, Math.min(RECOMMENDED, all.size()));
  }

  private static What what(Evidence evidence) {
    Requirement requirement = evidence.requirement();
    return new What(requirement.name(), requirement.isColumn() ? evidence.flow() : null);
  }

  private static Step step(What what, List<Finding> findings, Grounds grounds) {
    long weight = 0;
    for (Finding finding : findings) {
      Evidence evidence = evidence(what, finding);
      weight += evidence.share().shortOf(evidence.requirement().producibleFrom());
    }
    Evidence first = evidence(what, findings.get(0));
    return new Step(
        first.requirement(),
        what.flow(),
        first.share(),
        worstPosts(first, grounds),
        findings.stream().map(finding -> finding.tabulation().id()).toList(),
        findings.stream()
            .filter(each -> each.verdictIfMet(what.requirement()).compareTo(each.verdict()) > 0)
            .map(finding -> finding.tabulation().id())
            .toList(),
        weight);
  }

  private static Evidence evidence(What what, Finding finding) {
    return finding.evidence().stream()
        .filter(each -> what(each).equals(what))
        .findFirst()
        .orElseThrow();
  }

  private static List<Step.AtPost> worstPosts(Evidence evidence, Grounds grounds) {
    return grounds.byPost(evidence.requirement(), evidence.flow()).entrySet().stream()
        .map(each -> new Step.AtPost(each.getKey(), each.getValue()))
        .filter(each -> each.share().lacking() > 0)
        .sorted(Comparator.comparingLong((Step.AtPost each) -> each.share().lacking()).reversed())
        .limit(POSTS_NAMED)
        .toList();
  }
}
