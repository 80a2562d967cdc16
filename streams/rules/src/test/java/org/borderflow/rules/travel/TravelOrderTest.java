package org.borderflow.rules.travel;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.borderflow.rules.RandomTravel;
import org.borderflow.rules.Traveller;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TravelOrderTest {
  private static final int FIRST_DAY = Day.parse("2024-03-01");

  /**
   * Each crossing is {@code record:direction+day}, with {@code #} and a sequence, {@code @} and a
   * time, {@code %} and another post where it has one.
   */
  @ParameterizedTest
  @CsvSource({
    // by date, whatever the record numbers say
    "'b:E+1 a:X+3 c:X+2 d:E+2', -, b c d a",
    // by sequence, if all have one at one post
    "'a:E+1#3 b:X+1#2 c:E+1#1', -, c b a",
    "'a:E+1#1 b:X+1#1', -, a b",
    // two posts: sequences cannot be compared, times can
    "'a:E+1#1@900 b:X+1#2@300%NZWLG', -, b a",
    "'a:E+1#1@900 b:X+1@300', -, b a",
    // a time is missing: directions alternate
    "'a:E+1@900 b:X+1', -, a b",
    "'p:X+0 a:X+1 b:E+1', -, p b a",
    "'p:E+0 a:E+1 b:X+1', -, p b a",
    "'p:E+0 a:E+1 b:X+1 c:E+1 d:X+1', -, p b a d c",
    // when one kind runs out, the rest of the other
    "'p:E+0 a:X+1 b:X+1 c:X+1 d:E+1', -, p a d b c",
    "'p:X+0 a:X+1 b:X+1 c:X+1 d:E+1', -, p d a b c",
    // nothing before: by the initial status
    "'a:E+1 b:X+1', resident, b a",
    "'a:E+1 b:X+1', non-resident, a b",
    "'a:E+1 b:X+1 c:X+2', resident, b a c",
    // … else so that the last alternates with the next
    "'a:E+1 b:X+1 c:E+2', -, a b c",
    "'a:E+1 b:X+1 c:X+2', -, b a c",
    "'a:E+1 b:X+1 d:X+1 c:E+2', -, b a d c",
    "'a:E+1 b:X+1 c:E+1 d:E+2', -, b a c d",
    // … looking through further days that are unclear themselves
    "'a:E+1 b:X+1 c:E+2 d:X+2 e:X+3', -, b a d c e",
    "'a:E+1 b:X+1 x:E+1 c:E+2 d:X+2 e:X+3', -, a b x d c e",
    // … to one with more of one kind, which must start
    "'a:E+1 b:X+1 c:E+2 d:X+2 e:X+2', -, b a d c e",
    "'a:E+1 b:X+1 c:X+1 d:E+2 e:X+2 f:E+3 g:X+3 h:E+3', -, b a c d e f g h",
    // … or that order themselves
    "'a:E+1 b:X+1 c:E+2@9 d:X+2@3', -, b a d c",
    // … else an entry first
    "'a:X+1 b:E+1', -, b a",
    "'a:X+1 b:X+1 c:E+1 d:E+1', -, c a d b",
    "'a:X+1 b:E+1 c:E+2 d:X+2', -, b a c d",
    "'a:X+1 b:E+1 c:E+1 d:E+2 e:X+2', -, b a c e d",
    "'a:E+1 b:X+1 c:X+1', -, a b c",
    // one direction only: by record number
    "'b:E+1 a:E+1', -, a b",
  })
  void ordersADay(String told, String status, String expected) {
    List<Crossing> crossings = parse(told);
    KnownResidence initial =
        status.equals("-")
            ? KnownResidence.NONE
            : KnownResidence.of(status.equals("resident"), FIRST_DAY);
    assertThat(text(TravelOrder.inOrder(crossings, Day.NONE, initial))).isEqualTo(expected);
    Collections.reverse(crossings);
    assertThat(text(TravelOrder.inOrder(crossings, Day.NONE, initial))).isEqualTo(expected);
  }

  static long[] seeds() {
    return new Random(1).longs(200, 0, Long.MAX_VALUE).toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void dependsOnTheSetOnly(long seed) {
    RandomTravel travel = RandomTravel.untidy(seed);
    List<Crossing> told = travel.traveller().crossings();
    List<Crossing> shuffled = new ArrayList<>(told);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(TravelOrder.inOrder(shuffled, Day.NONE, travel.initial()))
        .isEqualTo(TravelOrder.inOrder(told, Day.NONE, travel.initial()))
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void findsTheAlternationThatGoesOnFromAClearDay(int seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 50; run++) {
      Traveller traveller = Traveller.traveller();
      Direction direction = random.nextBoolean() ? Direction.ENTRY : Direction.EXIT;
      traveller.crosses(direction.opposite(), FIRST_DAY - 1);
      int date = FIRST_DAY;
      for (int i = 0; i < 10; i++) {
        traveller.crosses(direction, date);
        direction = direction.opposite();
        date += random.nextInt(3) == 0 ? 1 : 0;
      }
      List<Crossing> shuffled = new ArrayList<>(traveller.crossings());
      Collections.shuffle(shuffled, random);
      assertThat(
              Itinerary.firstRepeat(
                  TravelOrder.inOrder(shuffled, Day.NONE, KnownResidence.NONE), Day.NONE))
          .isEqualTo(Day.NONE);
    }
  }

  private static List<Crossing> parse(String told) {
    Traveller traveller = Traveller.traveller();
    for (String word : told.split(" ", -1)) {
      String[] parts = word.split("[:+#@%]", -1);
      traveller
          .crosses(
              parts[1].equals("E") ? Direction.ENTRY : Direction.EXIT,
              FIRST_DAY + Integer.parseInt(parts[2]))
          .withRecord(parts[0]);
      if (word.contains("#")) {
        traveller.withSequence(number(word, '#'));
      }
      if (word.contains("@")) {
        traveller.atSecond(number(word, '@'));
      }
      if (word.contains("%")) {
        traveller.withPost(word.substring(word.indexOf('%') + 1));
      }
    }
    return new ArrayList<>(traveller.crossings());
  }

  private static int number(String word, char mark) {
    return Integer.parseInt(word.substring(word.indexOf(mark) + 1).split("[^0-9]", -1)[0]);
  }

  private static String text(List<Crossing> crossings) {
    return crossings.stream().map(Crossing::recordId).collect(joining(" "));
  }
}
