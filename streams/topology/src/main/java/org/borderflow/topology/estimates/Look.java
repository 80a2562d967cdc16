package org.borderflow.topology.estimates;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.estimates.Estimator;
import org.borderflow.estimates.Expectation;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.Outlook;
import org.borderflow.rules.flow.Cube;
import org.borderflow.topology.Names;
import org.borderflow.topology.cells.CellPlace;
import org.borderflow.topology.cells.ExpectationBytes;
import org.borderflow.topology.codec.Written;

/**
 * A look at everything by the light of a day, rule by rule, in steps: first what was observed,
 * month by month, then what is pending, then what the cells are to be told. Other work of the
 * thread can go on between two steps.
 *
 * <p>What comes meanwhile is seen or not; then another look is due.
 */
final class Look {

  private static final int CROSSINGS_PER_STEP = 200;

  /** Months of which little was observed are told together: a step waits for the one before it. */
  private static final int GROUPS_PER_STEP = 500;

  /** The cells work each of them off before their next commit. */
  private static final int CHANGES_PER_STEP = 100;

  private final int day;
  private final Method method;
  private final List<Cube> cubes;
  private final ObservationStore observations;
  private final PendingStore pending;
  private final KeyValueStore<Bytes, byte[]> told;
  private final ObjIntConsumer<PendingId> probabilities;
  private final BiConsumer<ExpectedAt, Expectation> expectations;
  private final Map<String, Long> totals = new HashMap<>(Map.of(Names.COLD, 0L, Names.ALARMED, 0L));

  private int rule;
  private Estimator estimator;
  private int month;
  private Outlook outlook;
  private Bytes visited;
  private Map<ExpectedAt, Expectation> expected;
  private Iterator<Map.Entry<ExpectedAt, Expectation>> changes;
  private long changed;

  /**
   * A look that has not begun.
   *
   * @param day by the light of which
   * @param told what the cells have been told so far, by {@link ExpectedAt}
   * @param probabilities takes each crossing that is pending, and its probability in millionths
   * @param expectations takes what the cells are to be told
   */
  Look(
      int day,
      Method method,
      List<Cube> cubes,
      ObservationStore observations,
      PendingStore pending,
      KeyValueStore<Bytes, byte[]> told,
      ObjIntConsumer<PendingId> probabilities,
      BiConsumer<ExpectedAt, Expectation> expectations) {
    this.day = day;
    this.method = method;
    this.cubes = cubes;
    this.observations = observations;
    this.pending = pending;
    this.told = told;
    this.probabilities = probabilities;
    this.expectations = expectations;
  }

  /** Whether there is another step to be done. */
  boolean goesOn() {
    return rule < method.rules().rules().size();
  }

  /** How many changes the cells have been told. */
  long changed() {
    return changed;
  }

  /** By name, for how many rules something holds; complete after the last step. */
  Map<String, Long> totals() {
    return totals;
  }

  /** Does the next step. */
  void step() {
    if (estimator == null) {
      estimator = Estimator.asOf(day, method.rules().rules().get(rule), method.prior());
      observations.tellWeeks(estimator, rule);
      month = observations.firstMonth(rule, day);
    } else if (outlook == null) {
      if (month <= Months.of(day)) {
        tellSomeMonths();
      } else {
        outlook = estimator.outlook(day);
        totals.merge(Names.COLD, outlook.isCold() ? 1L : 0L, Long::sum);
        totals.merge(Names.ALARMED, outlook.isAlarmed() ? 1L : 0L, Long::sum);
        expected = new HashMap<>();
        visited = null;
      }
    } else if (changes == null) {
      visited = pending.visit(rule, visited, CROSSINGS_PER_STEP, this::expect);
      if (visited == null) {
        changes = changes().iterator();
      }
    } else {
      tellSome();
      if (!changes.hasNext()) {
        estimator = null;
        outlook = null;
        changes = null;
        rule++;
      }
    }
  }

  private void tellSomeMonths() {
    for (int groups = 0; groups < GROUPS_PER_STEP && month <= Months.of(day); month++) {
      groups += 1 + observations.tellMonth(estimator, rule, month, day);
    }
  }

  private void expect(PendingId id, PendingPlace each) {
    int millionths = outlook.millionths(each.crossing());
    probabilities.accept(id, millionths);
    Expectation own = outlook.expectation(each.crossing(), millionths);
    int ofMonth = Months.of(each.crossing().date());
    for (Cube cube : cubes) {
      CellPlace place = CellPlace.of(cube, each::code);
      ExpectedAt at = new ExpectedAt(rule, place, ofMonth, each.crossing().traits().direction());
      expected.merge(at, own, Expectation::plus);
    }
  }

  /**
   * What differs from what the cells were told before, place by place: most of what changes a year
   * or a net flow comes in one step then, and the cells say it once.
   */
  private List<Map.Entry<ExpectedAt, Expectation>> changes() {
    Map<ExpectedAt, Expectation> differing = expected;
    expected = null;
    Bytes from = Bytes.wrap(new byte[] {(byte) rule});
    Bytes to = Bytes.wrap(new byte[] {(byte) (rule + 1)});
    try (KeyValueIterator<Bytes, byte[]> before = told.range(from, to)) {
      while (before.hasNext()) {
        KeyValue<Bytes, byte[]> each = before.next();
        ExpectedAt at = Written.read(each.key.get(), ExpectedAt::read);
        Expectation present = differing.get(at);
        if (present == null) {
          differing.put(at, Expectation.NONE);
        } else if (present.equals(ExpectationBytes.read(each.value))) {
          differing.remove(at);
        }
      }
    }
    return differing.entrySet().stream()
        .sorted(
            Comparator.comparing(
                Map.Entry::getKey,
                Comparator.comparing((ExpectedAt at) -> at.place().text())
                    .thenComparing(ExpectedAt::month)
                    .thenComparing(ExpectedAt::direction)))
        .toList();
  }

  private void tellSome() {
    for (int left = CHANGES_PER_STEP; left > 0 && changes.hasNext(); left--) {
      Map.Entry<ExpectedAt, Expectation> change = changes.next();
      Expectation expectation = change.getValue();
      told.put(
          Bytes.wrap(Written.bytes(change.getKey()::write)),
          expectation.equals(Expectation.NONE) ? null : ExpectationBytes.write(expectation));
      expectations.accept(change.getKey(), expectation);
      changed++;
    }
  }
}
