package org.borderflow.topology.histories;

import java.util.Arrays;
import java.util.List;
import org.borderflow.rules.residence.Outcome;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.rules.residence.Status;
import org.borderflow.rules.residence.Verdict;
import org.borderflow.topology.ticks.RuleTotals;
import org.borderflow.topology.ticks.StageTotals;

/** Counts verdicts as they are given, and the outcomes that wait for one. */
final class VerdictCounts {

  private static final int VERDICTS = Verdict.values().length;

  /** Names of the totals: of each rule what is pending, then each verdict. */
  private final String[] names;

  private final long[] changes;

  VerdictCounts(List<ResidenceRule> rules) {
    names = new String[rules.size() * (1 + VERDICTS)];
    changes = new long[names.length];
    for (int rule = 0; rule < rules.size(); rule++) {
      String name = rules.get(rule).name();
      names[pending(rule)] = RuleTotals.pending(name);
      for (Verdict verdict : Verdict.values()) {
        names[given(rule, verdict)] = RuleTotals.given(verdict.name(), name);
      }
    }
  }

  private static int pending(int rule) {
    return rule * (1 + VERDICTS);
  }

  private static int given(int rule, Verdict verdict) {
    return pending(rule) + 1 + verdict.ordinal();
  }

  /** Names of the totals. */
  List<String> names() {
    return List.of(names);
  }

  /**
   * A crossing's outcome has become another.
   *
   * @param rule the rule's place in the rule book
   * @param before what it was, null if there was none
   * @param after what it is, null if there is none any more
   */
  void change(int rule, Outcome before, Outcome after) {
    changes[pending(rule)] += isPending(after) - isPending(before);
    Verdict known = before == null ? null : before.verdict();
    Verdict now = after == null ? null : after.verdict();
    if (now != null && now != known) {
      changes[given(rule, now)]++;
    }
  }

  private static int isPending(Outcome outcome) {
    return outcome != null && outcome.status() == Status.PENDING ? 1 : 0;
  }

  /** Adds what was counted since the last time. */
  void addTo(StageTotals totals) {
    for (int each = 0; each < names.length; each++) {
      if (changes[each] != 0) {
        totals.add(names[each], changes[each]);
      }
    }
    Arrays.fill(changes, 0);
  }
}
