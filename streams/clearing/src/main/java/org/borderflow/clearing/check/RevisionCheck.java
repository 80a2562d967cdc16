package org.borderflow.clearing.check;

import static org.borderflow.clearing.check.Reason.DEFINITION_CHANGED;
import static org.borderflow.clearing.check.Reason.OLDER_THAN_DEPOSITED;
import static org.borderflow.clearing.check.Reason.REVISION_OF_ANOTHER;
import static org.borderflow.clearing.check.Reason.REVISION_UNDECLARED;
import static org.borderflow.clearing.check.Reason.REVISION_UNEXPLAINED;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.borderflow.clearing.deposit.Declaration;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;

/**
 * What a table changes of earlier ones. A provisional value was said to be going to change; one
 * that was meant to stay changes only if the deposit says that it revises, what and why. A period
 * of which the table says nothing stays as it is.
 */
final class RevisionCheck {

  private final Definition definition;
  private final Declaration declaration;
  private final Earlier earlier;
  private final Findings findings;

  private long added;
  private long revised;
  private long unchanged;

  RevisionCheck(
      Definition definition, Declaration declaration, Earlier earlier, Findings findings) {
    this.definition = definition;
    this.declaration = declaration;
    this.earlier = earlier;
    this.findings = findings;
  }

  void check(Map<SeriesKey, Series> table, LocalDate asOf) {
    Optional<Deposit> latest = earlier.latest(definition.refArea(), definition.rule());
    long version = latest.map(Deposit::version).orElse(0L);
    if (declaration.revises() != 0 && declaration.revises() != version) {
      say(
          REVISION_OF_ANOTHER,
          "it revises version " + declaration.revises() + ", the latest is " + version);
    }
    if (declaration.revises() != 0 && declaration.reason().isBlank()) {
      say(REVISION_UNEXPLAINED, "it does not say why it revises version " + declaration.revises());
    }
    latest.ifPresent(deposit -> compare(deposit, asOf));
    table.forEach(this::compare);
  }

  private void compare(Deposit latest, LocalDate asOf) {
    if (asOf.isBefore(latest.asOf())) {
      say(OLDER_THAN_DEPOSITED, "it is as of " + asOf + ", the latest as of " + latest.asOf());
    }
    if (declaration.revises() == 0 && !definition.equals(latest.definition())) {
      say(DEFINITION_CHANGED, "the definition is another than that of version " + latest.version());
    }
  }

  private void compare(SeriesKey key, Series now) {
    Optional<Series> before = earlier.series(definition.refArea(), definition.rule(), key);
    for (int index = now.first(); index <= now.last(); index++) {
      Mark mark = now.mark(index);
      Mark known = before.isPresent() ? before.get().mark(index) : Mark.ABSENT;
      if (mark == Mark.ABSENT) {
        continue;
      }
      if (known == Mark.ABSENT) {
        added++;
      } else if (isSame(now, before.get(), index)) {
        unchanged++;
      } else {
        revised++;
        if (known.isFinal() && declaration.revises() == 0) {
          say(
              REVISION_UNDECLARED,
              key + " " + new Period(key.frequency(), index) + " was meant to stay, and changes");
        }
      }
    }
  }

  /** Whether a zero was told or left out does not matter. */
  private static boolean isSame(Series now, Series before, int index) {
    return now.value(index) == before.value(index)
        && plain(now.mark(index)) == plain(before.mark(index));
  }

  private static Mark plain(Mark mark) {
    return mark == Mark.OMITTED ? Mark.NORMAL : mark;
  }

  private void say(Reason reason, String message) {
    findings.add(Finding.ofTable(reason, message));
  }

  long added() {
    return added;
  }

  long revised() {
    return revised;
  }

  long unchanged() {
    return unchanged;
  }
}
