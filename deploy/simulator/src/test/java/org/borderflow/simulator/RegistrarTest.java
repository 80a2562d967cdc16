package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistrarTest {

  private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
  private static final LocalDate TO = LocalDate.of(2021, 12, 31);
  private static final long SEED = 4;
  private static final World WORLD = World.of("NZL", day(FROM), day(TO));
  private static final Population POPULATION = Population.of(WORLD, SEED, 3000);

  @Test
  void everyKindOfDirtOccurs() {
    assertThat(dirt(0.2).keySet()).isEqualTo(EnumSet.allOf(Dirt.class));
  }

  @Test
  void theShareOfTouchedCrossingsIsAsAskedFor() {
    assertThat(share(0.2)).isCloseTo(0.2, within(0.03));
    assertThat(share(1)).isEqualTo(1);
    assertThat(share(0)).isZero();
  }

  @Test
  void lateBatchesComeAfterNewerRecordsAndAfterThePeriod() {
    int late = 0;
    LocalDate last = FROM;
    Iterator<Day> days = feed(0.2);
    while (days.hasNext()) {
      Day day = days.next();
      last = day.date();
      for (String line : day.lines()) {
        late += line.contains(",NEW,") && !line.contains(day.date().toString()) ? 1 : 0;
      }
    }
    assertThat(late).isGreaterThan(100);
    assertThat(last).isAfter(TO);
  }

  @Test
  void correctionsComeBeforeTheirTargetsToo() {
    Set<String> seen = new HashSet<>();
    int before = 0;
    int after = 0;
    Iterator<Day> days = feed(0.2);
    while (days.hasNext()) {
      for (String line : days.next().lines()) {
        List<String> fields = List.of(line.split(",", -1));
        seen.add(fields.get(0));
        if (line.contains(",CORRECTION,") && fields.size() > 2) {
          before += seen.contains(fields.get(2)) ? 0 : 1;
          after += seen.contains(fields.get(2)) ? 1 : 0;
        }
      }
    }
    assertThat(before).isPositive();
    assertThat(after).isPositive();
  }

  private static Iterator<Day> feed(double dirty) {
    return new Feed(WORLD, POPULATION.crossings(), new Registrar(WORLD, SEED, dirty));
  }

  private static double share(double dirty) {
    long touched = dirt(dirty).values().stream().mapToLong(Long::longValue).sum();
    return (double) touched / POPULATION.crossings().size();
  }

  private static Map<Dirt, Long> dirt(double dirty) {
    Registrar registrar = new Registrar(WORLD, SEED, dirty);
    Map<Dirt, Long> counts = new EnumMap<>(Dirt.class);
    long number = 0;
    for (Crossing crossing : POPULATION.crossings()) {
      number++;
      registrar.dirt(number, crossing).ifPresent(dirt -> counts.merge(dirt, 1L, Long::sum));
    }
    return counts;
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
