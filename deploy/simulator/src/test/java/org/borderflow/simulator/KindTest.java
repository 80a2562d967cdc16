package org.borderflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindTest {

  private static final LocalDate FROM = LocalDate.of(2017, 1, 1);
  private static final LocalDate TO = LocalDate.of(2023, 12, 31);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theSameSeedGivesTheSameBytesInAllKindsOfYears(Kind kind) throws IOException {
    assertThat(crossings(kind)).isEqualTo(crossings(kind));
  }

  @Test
  void studentsBecomeMoreWhereTheyGrow() {
    Population population = population(Kind.STUDENT_GROWTH);
    Predicate<Crossing> student =
        crossing ->
            crossing.direction() == Direction.ENTRY
                && crossing.trip().purpose() == Purpose.EDUCATION;

    assertThat(count(population, 2023, student))
        .isGreaterThan(2 * count(population, 2017, student));
  }

  @Test
  void hardlyAnybodyCrossesAClosedBorderAndManyDoOnceItIsOpen() {
    Population population = population(Kind.CLOSURE);

    assertThat(count(population, 2021, any -> true))
        .isLessThan(count(population, 2019, any -> true) / 4);
    assertThat(count(population, 2023, any -> true))
        .isGreaterThan(count(population, 2019, any -> true) * 2 / 3);
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void whatIsStatedOnlyHintsAtTheOutcome(Kind kind) {
    Population population = population(kind);
    int migrants = 0;
    int undeclared = 0;
    for (int i = 0; i < population.crossings().size(); i++) {
      if (population.outcome(i) == Outcome.MIGRANT) {
        migrants++;
        Purpose purpose = population.crossings().get(i).trip().purpose();
        undeclared +=
            purpose == Purpose.HOLIDAY || purpose == Purpose.VISIT_FRIENDS_RELATIVES ? 1 : 0;
      }
    }
    assertThat(undeclared / (double) migrants).isBetween(0.1, 0.5);
  }

  private static int count(Population population, int year, Predicate<Crossing> which) {
    return (int)
        population.crossings().stream()
            .filter(crossing -> LocalDate.ofEpochDay(crossing.day()).getYear() == year)
            .filter(which)
            .count();
  }

  private static Population population(Kind kind) {
    World world = World.of("NZL", (int) FROM.toEpochDay(), (int) TO.toEpochDay(), kind, 3);
    return Population.of(world, 3, 3000);
  }

  private static byte[] crossings(Kind kind) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Simulation("NZL", 100, FROM, TO, 7, 0, kind).play().writeCrossings(out);
    return out.toByteArray();
  }
}
