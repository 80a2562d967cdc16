package org.borderflow.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everybody's crossings within the period, in the order in which they happened, each with its true
 * outcome.
 */
final class Population {

  /** Streams of chance; another number, another stream. */
  private static final long TOPIC = 1;

  /** Few people cross in a short period; then somebody else is tried. */
  private static final int ATTEMPTS = 2000;

  private final List<Crossing> crossings = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<KnownStatus> statuses = new ArrayList<>();
  private long travellers;

  /** Where a traveller lived when the period began, if their first crossing does not tell. */
  record KnownStatus(Traveller traveller, boolean resident) {}

  static Population of(World world, long seed, long travellers) {
    return of(world, seed, travellers, List.of());
  }

  /** As many travellers of its own, and others whose lives are told already. */
  static Population of(World world, long seed, long travellers, List<Life> others) {
    Population population = new Population();
    for (long number = 1; number <= travellers; number++) {
      population.add(world, Chance.of(seed, TOPIC, number), number);
    }
    for (Life other : others) {
      population.add(world, other);
      population.travellers++;
    }
    return population.inOrder();
  }

  List<Crossing> crossings() {
    return crossings;
  }

  Outcome outcome(int index) {
    return outcomes.get(index);
  }

  List<KnownStatus> statuses() {
    return statuses;
  }

  long travellers() {
    return travellers;
  }

  private void add(World world, Chance chance, long number) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Life life = world.kind().draw(chance).tell(world, chance, number);
      if (life.crossings().stream().anyMatch(crossing -> world.inPeriod(crossing.day()))) {
        add(world, life);
        travellers++;
        return;
      }
    }
  }

  private void add(World world, Life life) {
    List<Crossing> inScope = life.crossings().stream().filter(Crossing::inScope).toList();
    List<TwelveSixteen.Verdict> verdicts =
        TwelveSixteen.judge(
            life.residentAtStart(),
            inScope.stream()
                .map(each -> new TwelveSixteen.Step(each.direction(), each.day()))
                .toList());
    boolean first = true;
    int judged = 0;
    for (Crossing crossing : life.crossings()) {
      TwelveSixteen.Verdict verdict = crossing.inScope() ? verdicts.get(judged++) : null;
      if (!world.inPeriod(crossing.day())) {
        continue;
      }
      if (verdict != null && first) {
        first = false;
        noteStatus(crossing, verdict.residentBefore());
      }
      keep(crossing, outcome(verdict));
    }
  }

  /** Without other knowledge who is first seen leaving is taken for a resident. */
  private void noteStatus(Crossing first, boolean resident) {
    if (resident != (first.direction() == Direction.EXIT)) {
      statuses.add(new KnownStatus(first.traveller(), resident));
    }
  }

  private static Outcome outcome(TwelveSixteen.Verdict verdict) {
    if (verdict == null) {
      return Outcome.OUT_OF_SCOPE;
    }
    return verdict.migrant() ? Outcome.MIGRANT : Outcome.NOT_MIGRANT;
  }

  private void keep(Crossing crossing, Outcome outcome) {
    crossings.add(crossing);
    outcomes.add(outcome);
  }

  /** By local date, then local time, then traveller: numbers are cheaper to sort than objects. */
  private Population inOrder() {
    int count = crossings.size();
    int firstDay = crossings.stream().mapToInt(Crossing::day).min().orElse(0);
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      Crossing crossing = crossings.get(i);
      keys[i] = (long) (crossing.day() - firstDay) << 48 | (long) crossing.second() << 31 | i;
    }
    Arrays.sort(keys);
    Population ordered = new Population();
    ordered.travellers = travellers;
    ordered.statuses.addAll(statuses);
    for (long key : keys) {
      int i = (int) (key & Integer.MAX_VALUE);
      ordered.keep(crossings.get(i), outcome(i));
    }
    return ordered;
  }
}
