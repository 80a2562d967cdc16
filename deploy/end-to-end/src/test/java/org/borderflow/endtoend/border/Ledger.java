package org.borderflow.endtoend.border;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.Recount;

/**
 * Says what must become of each line: of those with one id the first that can be used stands, the
 * same again is a duplicate, anything else is refused, and so is an amendment without a target. No
 * more than that is needed to recount everything.
 */
public final class Ledger {

  private final RuleBook rules;
  private final Map<List<String>, ReceivedCrossing> accepted = new HashMap<>();
  private final Map<Traveller, Set<InitialStatus>> residence = new HashMap<>();

  /** An empty ledger of a country with these rules. */
  public Ledger(RuleBook rules) {
    this.rules = rules;
  }

  /** Takes in what a replay as of this date takes in. */
  public Account take(List<Line> lines, List<Status> statuses, LocalDate asOf) {
    for (Status status : statuses) {
      residence.computeIfAbsent(status.traveller(), one -> new HashSet<>()).add(status.toRules());
    }
    Set<List<String>> before = Set.copyOf(accepted.keySet());
    List<String> refused = new ArrayList<>();
    long duplicates = 0;
    for (Line line : lines) {
      RejectionReason fault = fault(line, asOf);
      if (fault != null) {
        refused.add(line.recordId() + " " + fault);
      } else if (accepted.putIfAbsent(id(line.meaning()), line.meaning()) != null) {
        duplicates++;
      }
    }
    List<ReceivedCrossing> waiting = waiting();
    long waitingOfThese =
        waiting.stream().filter(amendment -> !before.contains(id(amendment))).count();
    List<String> rows = new ArrayList<>(refused);
    waiting.forEach(
        amendment -> rows.add(amendment.getRecordId() + " " + RejectionReason.UNKNOWN_TARGET));
    Collections.sort(rows);
    return new Account(
        lines.size(),
        accepted.size() - before.size() - waitingOfThese,
        duplicates,
        refused.size() + waitingOfThese,
        rows);
  }

  private RejectionReason fault(Line line, LocalDate asOf) {
    if (line.fault() != null) {
      return line.fault();
    }
    if (line.date() != null && line.date().isAfter(asOf)) {
      return RejectionReason.FUTURE_DATE;
    }
    ReceivedCrossing first = accepted.get(id(line.meaning()));
    boolean conflicts = first != null && !first.equals(line.meaning());
    return conflicts ? RejectionReason.CONFLICTING_DUPLICATE : null;
  }

  private List<ReceivedCrossing> waiting() {
    return accepted.values().stream()
        .filter(record -> record.getCorrects() != null)
        .filter(amendment -> !isOriginal(target(amendment)))
        .toList();
  }

  private boolean isOriginal(List<String> id) {
    ReceivedCrossing record = accepted.get(id);
    return record != null && record.getRecordType() == RecordType.NEW;
  }

  private static List<String> id(ReceivedCrossing record) {
    return List.of(record.getAgency(), record.getRecordId());
  }

  private static List<String> target(ReceivedCrossing amendment) {
    return List.of(amendment.getAgency(), amendment.getCorrects());
  }

  /** The results that follow from everything taken in so far. */
  public ExpectedFiles recount(LocalDate asOf) {
    return new ExpectedFiles(
        Recount.of(new LinkedHashSet<>(accepted.values()), residence, rules, asOf), rules, asOf);
  }
}
