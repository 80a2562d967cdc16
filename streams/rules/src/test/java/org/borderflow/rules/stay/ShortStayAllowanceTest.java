package org.borderflow.rules.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.borderflow.rules.travel.Day;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortStayAllowanceTest {
  private static final ShortStayAllowance RULE = ShortStayAllowance.SCHENGEN;

  static long[] seeds() {
    return new Random(2).longs(300, 0, Long.MAX_VALUE).toArray();
  }

  /** The definition itself, day by day over a set of days. */
  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithCountingDayByDay(long seed) {
    Random random = new Random(seed);
    List<DayRange> stays = new ArrayList<>();
    int date = 1000;
    for (int i = random.nextInt(8); i > 0; i--) {
      int to = date + random.nextInt(random.nextInt(60) + 1);
      stays.add(new DayRange(date, to));
      date = to + (random.nextInt(3) == 0 ? 0 : random.nextInt(40));
    }
    int entry = date;
    Set<Integer> days = new TreeSet<>();
    stays.forEach(stay -> addAll(days, stay.from(), stay.to()));

    assertThat(RULE.used(stays, entry)).isEqualTo(count(days, entry));

    int until = entry - 1;
    days.add(entry);
    while (count(days, until + 1) <= 90) {
      until++;
      days.add(until + 1);
    }
    assertThat(RULE.authorisedUntil(stays, entry)).isEqualTo(until);

    int asOf = entry + random.nextInt(400);
    addAll(days, entry, asOf);
    List<DayRange> before = RULE.usedBefore(DayRange.union(stays), entry);
    ShortStay open = RULE.openAt(before, entry, Day.NONE, asOf);
    assertThat(open.daysUsed()).isEqualTo(Math.min(count(days, asOf), 180));
    assertThat(open.excessDays()).isEqualTo(Math.max(0, open.daysUsed() - 90));
    assertThat(open.overstay()).isEqualTo(asOf > until ? Overstay.SUSPECTED : Overstay.NONE);
    assertThat(open.overstayDays()).isEqualTo(Math.max(0, asOf - until));
  }

  private static void addAll(Set<Integer> days, int from, int to) {
    for (int day = from; day <= to; day++) {
      days.add(day);
    }
  }

  private static int count(Set<Integer> days, int day) {
    return (int) days.stream().filter(d -> d <= day && d >= day - 179).count();
  }

  @Test
  void theOfficersDateMovesTheOverstayButNotTheDaysUsed() {
    ShortStay longer = RULE.ended(List.of(), 1000, 1199, 1149);
    assertThat(longer).isEqualTo(new ShortStay(150, 1199, Overstay.NONE, Day.NONE, 0, 60));

    ShortStay shorter = RULE.ended(List.of(), 1000, 1009, 1019);
    assertThat(shorter).isEqualTo(new ShortStay(20, 1009, Overstay.CONFIRMED, 1010, 10, 0));
  }

  @Test
  void nobodyOverstaysBeforeEntering() {
    ShortStay stay = RULE.openAt(List.of(), 1000, 990, 1000);
    assertThat(stay).isEqualTo(new ShortStay(1, 990, Overstay.SUSPECTED, 1000, 1, 0));
  }

  @Test
  void aFullAllowanceLeavesNoLawfulDay() {
    List<DayRange> before = List.of(new DayRange(911, 1000));
    ShortStay stay = RULE.ended(RULE.usedBefore(before, 1001), 1001, Day.NONE, 1001);
    assertThat(stay).isEqualTo(new ShortStay(91, 1000, Overstay.CONFIRMED, 1001, 1, 1));
  }

  @Test
  void refusesImpossibleNumbers() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DayRange(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ShortStayAllowance(91, 90));
    assertThatIllegalArgumentException().isThrownBy(() -> RULE.nextEntry(List.of(), 91, 0));
  }
}
