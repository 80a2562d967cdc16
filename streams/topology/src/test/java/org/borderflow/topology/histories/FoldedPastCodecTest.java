package org.borderflow.topology.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.borderflow.rules.FoldedPast;
import org.borderflow.rules.residence.ResidenceSoFar;
import org.borderflow.rules.stay.DayRange;
import org.borderflow.rules.travel.Day;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FoldedPastCodecTest {

  static long[] seeds() {
    return new Random(40).longs(200).toArray();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPastIsReadAsItWasWritten(long seed) {
    FoldedPast past = past(new Random(seed));
    assertThat(FoldedPastCodec.read(FoldedPastCodec.write(past))).isEqualTo(past);
  }

  @Test
  void whoIsSetAsideTakesOneByte() {
    assertThat(FoldedPastCodec.write(FoldedPast.SET_ASIDE)).hasSize(1);
    assertThat(FoldedPastCodec.read(FoldedPastCodec.write(FoldedPast.SET_ASIDE)))
        .isEqualTo(FoldedPast.SET_ASIDE);
  }

  @Test
  void whoCameOnceTakesFourteenBytes() {
    int exit = Day.parse("2017-01-11");
    ResidenceSoFar visitor = new ResidenceSoFar(false, exit + 122, exit + 123, List.of());
    FoldedPast once =
        new FoldedPast(
            false, exit, exit - 10, List.of(visitor), List.of(new DayRange(exit - 10, exit)));
    assertThat(FoldedPastCodec.write(once)).hasSize(14);
  }

  private static FoldedPast past(Random random) {
    int lastExit = random.nextInt(40_000) - 10_000;
    List<ResidenceSoFar> residences = new ArrayList<>();
    for (int rule = random.nextInt(5); rule >= 0; rule--) {
      List<Integer> earlyNo = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        earlyNo.add(random.nextInt(3) == 0 ? Day.NONE : lastExit + random.nextInt(400));
      }
      int known = lastExit + random.nextInt(500);
      residences.add(
          new ResidenceSoFar(random.nextBoolean(), known, known + random.nextInt(2), earlyNo));
    }
    List<DayRange> daysUsed = new ArrayList<>();
    for (int day = lastExit - random.nextInt(180); day <= lastExit; day += 2 + random.nextInt(90)) {
      int to = Math.min(lastExit, day + random.nextInt(60));
      daysUsed.add(new DayRange(day, to));
      day = to;
    }
    int lastEntry = random.nextInt(4) == 0 ? Day.NONE : lastExit - random.nextInt(900);
    return new FoldedPast(false, lastExit, lastEntry, residences, daysUsed);
  }
}
