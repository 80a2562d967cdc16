package org.borderflow.clearing.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderflow.clearing.Office.office;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.borderflow.clearing.Office;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The best figure that can be had, by hand and beside a known truth. */
class BestAvailableTest {

  private static final int YEARS = 10;
  private static final Corridor OUT =
      new Corridor("NZL", "AUS", "12/16", "_T", "_T", Frequency.MONTHLY);
  private static final Corridor BACK =
      new Corridor("AUS", "NZL", "12/16", "_T", "_T", Frequency.MONTHLY);

  private static List<MirrorCell> cells(Corridor corridor, Office... offices) {
    Ledger ledger = new Ledger();
    long number = 0;
    for (Office office : offices) {
      number++;
      ledger.add(office.deposit(number, 1));
    }
    return ledger.cells(corridor, Reader.ANYBODY);
  }

  /** Shares of 0 are not stated, numbers below 0 not reported. */
  @ParameterizedTest
  @CsvSource({
    // of departures, of arrivals, origin, destination -> best, how, how good
    "  700,  950,  70,  95, 100,     COMBINED,              B",
    "  500,  500,  50,  60, 110,     COMBINED,              B",
    "  700, 1000,  70,  95,  95,     COMBINED,              B",
    " 1000,  950,  70,  95,  70,     COMBINED,              B",
    "    0,    0,  70,  95,  95,     DESTINATION,           D",
    "    0,  950,  70,  95, 100,     DESTINATION_CORRECTED, C",
    "  700,    0,  70,  95,  95,     DESTINATION,           D",
    "  700,  950,  -1,  95, 100,     DESTINATION_CORRECTED, C",
    "  700,  950,  70,  -1, 100,     ORIGIN_CORRECTED,      C",
    "    0,    0,  70,  -1,  70,     ORIGIN,                D",
    "    0,    0,  -1,  95,  95,     DESTINATION,           D",
  })
  void ofOneMonth(
      int ofDepartures,
      int ofArrivals,
      long out,
      long in,
      long best,
      BestRule rule,
      Quality quality) {
    Office origin = office("NZL").recording(1_000, ofDepartures);
    Office destination = office("AUS").recording(ofArrivals, 1_000);
    if (out >= 0) {
      origin.departures("AUS", "2024-01", out);
    }
    if (in >= 0) {
      destination.arrivals("NZL", "2024-01", in);
    }

    assertThat(cells(OUT, origin, destination).get(0).best())
        .contains(new Best(best * 1_000, rule, quality, false));
  }

  /** The other's coverage follows from a year in which both counted 840 and 1,140. */
  @ParameterizedTest
  @CsvSource({
    "700, 0,   100, COMBINED, B", // 840/.7 = 1,200, so the destination counts .95
    "0,   950, 100, COMBINED, B",
    "0,   0,   95,  COMBINED, C", // the fuller one is supposed to be whole
    "700, 950, 100, COMBINED, A",
    "700, 600, 122.826, COMBINED, X", // 1,200 and 1,900 contradict each other
  })
  void afterAYear(int ofDepartures, int ofArrivals, double best, BestRule rule, Quality quality) {
    long[] out = new long[12];
    long[] in = new long[12];
    Arrays.fill(out, 70);
    Arrays.fill(in, 95);

    MirrorCell cell =
        cells(
                OUT,
                office("NZL").recording(0, ofDepartures).departures("AUS", "2023-01", out),
                office("AUS").recording(ofArrivals, 0).arrivals("NZL", "2023-01", in))
            .get(11);

    assertThat(cell.best().orElseThrow()).returns(rule, Best::rule).returns(quality, Best::quality);
    assertThat(cell.best().orElseThrow().value())
        .isBetween((long) (best * 999), (long) (best * 1_001));
  }

  @Test
  void aMonthThatOneSideIsSilentAboutIsOnTheSameLevelAsTheOthers() {
    long[] out = new long[13];
    long[] in = new long[13];
    Arrays.fill(out, 70);
    Arrays.fill(in, 95);
    in[12] = -1;

    MirrorCell last =
        cells(
                OUT,
                office("NZL").departures("AUS", "2023-01", out),
                office("AUS").recording(950, 0).arrivals("NZL", "2023-01", in))
            .get(12);

    assertThat(last.best().orElseThrow().rule()).isEqualTo(BestRule.ORIGIN_CORRECTED);
    assertThat(last.best().orElseThrow().value()).isBetween(99_900L, 100_100L);
  }

  /**
   * Two neighbours, two corridors, ten years of months. Who moved is known; each side records each
   * of them by chance, exits worse than entries.
   */
  @ParameterizedTest
  @CsvSource({
    // of arrivals, of departures, whether each side states it; how large a month is
    "920, 600, true,  true,  150",
    "920, 600, true,  true,  1500",
    "900, 750, true,  true,  400",
    "850, 700, true,  true,  150",
    "920, 600, false, true,  600", // only the known under-recording of exits is stated
    "920, 600, true,  false, 300",
    "950, 650, true,  true,  4000",
  })
  void isCloserToTheTruthThanEitherReport(
      int ofArrivals,
      int ofDepartures,
      boolean arrivalsStated,
      boolean departuresStated,
      int size) {
    int closer = 0;
    int months = 0;
    for (long seed = 1; seed <= 4; seed++) {
      Random random = new Random(seed);
      for (Corridor corridor : List.of(OUT, BACK)) {
        long[] truth = truth(random, size);
        long[] out = recorded(truth, ofDepartures, random);
        long[] in = recorded(truth, ofArrivals, random);
        int arrivals = arrivalsStated ? ofArrivals : 0;
        int departures = departuresStated ? ofDepartures : 0;
        List<MirrorCell> cells =
            cells(
                corridor,
                office(corridor.origin())
                    .recording(arrivals, departures)
                    .departures(corridor.destination(), "2014-01", out),
                office(corridor.destination())
                    .recording(arrivals, departures)
                    .arrivals(corridor.origin(), "2014-01", in));
        for (int month = 0; month < truth.length; month++) {
          long best = cells.get(month).best().orElseThrow().value();
          long missed = 1_000 * Math.min(truth[month] - out[month], truth[month] - in[month]);
          closer += Math.abs(best - 1_000 * truth[month]) < missed ? 1 : 0;
          months++;
        }
      }
    }

    System.out.printf(
        "arrivals %d, departures %d, months of %d: closer in %.1f %% of %d%n",
        ofArrivals, ofDepartures, size, 100.0 * closer / months, months);
    assertThat(closer).isGreaterThanOrEqualTo(months * 8 / 10);
  }

  /** Seasons and a slow growth. */
  private static long[] truth(Random random, int size) {
    long[] truth = new long[12 * YEARS];
    for (int month = 0; month < truth.length; month++) {
      double season = 1 + 0.3 * Math.sin(Math.PI * month / 6);
      double growth = 1 + 0.02 * month / 12;
      truth[month] = Math.round(size * season * growth * (0.9 + 0.2 * random.nextDouble()));
    }
    return truth;
  }

  private static long[] recorded(long[] truth, int share, Random random) {
    long[] recorded = new long[truth.length];
    for (int month = 0; month < truth.length; month++) {
      for (long person = 0; person < truth[month]; person++) {
        recorded[month] += random.nextInt(1_000) < share ? 1 : 0;
      }
    }
    return recorded;
  }
}
