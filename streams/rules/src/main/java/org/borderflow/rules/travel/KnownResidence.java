package org.borderflow.rules.travel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Everything that is known about a traveller's residence from outside the crossings: an initial
 * status, a birth, a death, a register's word.
 *
 * @param statuses the statuses in the order of their days, one for each day
 */
public record KnownResidence(List<InitialStatus> statuses) {

  /** Nothing is known. */
  public static final KnownResidence NONE = new KnownResidence(List.of());

  private static final Comparator<InitialStatus> BY_DAY =
      Comparator.comparingInt(InitialStatus::knownFrom).thenComparing(InitialStatus::resident);

  public KnownResidence {
    statuses = List.copyOf(statuses);
  }

  /** What follows from statuses in any order; of two of one day that of a resident stands. */
  public static KnownResidence of(Collection<InitialStatus> statuses) {
    List<InitialStatus> ordered = new ArrayList<>();
    for (InitialStatus status : statuses.stream().sorted(BY_DAY).toList()) {
      int last = ordered.size() - 1;
      if (last >= 0 && ordered.get(last).knownFrom() == status.knownFrom()) {
        ordered.set(last, status);
      } else {
        ordered.add(status);
      }
    }
    return ordered.isEmpty() ? NONE : new KnownResidence(ordered);
  }

  /** The one status that is known. */
  public static KnownResidence of(boolean resident, int knownFrom) {
    return new KnownResidence(List.of(new InitialStatus(resident, knownFrom)));
  }

  /** Whether nothing is known. */
  public boolean isUnknown() {
    return statuses.isEmpty();
  }

  /** The latest status known from this day or an earlier one, null if there is none. */
  public InitialStatus by(int day) {
    InitialStatus latest = null;
    for (InitialStatus status : statuses) {
      if (status.knownFrom() <= day) {
        latest = status;
      }
    }
    return latest;
  }

  /** The status known from this very day, null if there is none. */
  public InitialStatus on(int day) {
    InitialStatus latest = by(day);
    return latest != null && latest.knownFrom() == day ? latest : null;
  }

  /** The day of the last status if that is later than this day, {@link Day#NONE} if not. */
  public int lastAfter(int day) {
    int last = statuses.isEmpty() ? Day.NONE : statuses.get(statuses.size() - 1).knownFrom();
    return last > day ? last : Day.NONE;
  }
}
