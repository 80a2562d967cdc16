package org.borderflow.command.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.borderflow.estimates.DriftAlarm;
import org.borderflow.estimates.Method;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.estimates.backtest.Backtest;
import org.borderflow.estimates.backtest.BacktestRow;
import org.borderflow.estimates.backtest.Scores;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.borderflow.simulator.Kind;
import org.borderflow.simulator.Simulation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How good estimates are in made-up countries that do not obey their assumptions. By default one
 * small country of each kind; {@code -Dborderflow.bars.travellers=40000
 * -Dborderflow.bars.seeds=41,42,43} judges larger ones, with some 110 migrant arrivals a month, and
 * by stricter bars; {@code 364000} of them, with some 1,000, need {@code -Dtest.jvm.more=-Xmx14g}.
 */
class BarsTest {
  private static final int TRAVELLERS = Integer.getInteger("borderflow.bars.travellers", 4000);
  private static final boolean FULL = TRAVELLERS >= 25_000;
  private static final long[] SEEDS =
      Arrays.stream(System.getProperty("borderflow.bars.seeds", "7").split(","))
          .mapToLong(Long::parseLong)
          .toArray();
  private static final LocalDate FROM = FULL ? LocalDate.of(2015, 1, 1) : LocalDate.of(2016, 7, 1);
  private static final LocalDate TO =
      FULL ? LocalDate.of(2023, 12, 31) : LocalDate.of(2021, 12, 31);

  /** Before two years of the log, hardly any outcome is known from which to learn. */
  private static final int FIRST_JUDGED = Months.of((int) FROM.toEpochDay()) + 24;

  private static final LocalDate CLOSURE = LocalDate.of(2020, 3, 19);

  @TempDir private Path dir;

  @ParameterizedTest
  @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
  void estimatesMeetTheBars(Kind kind) throws IOException {
    List<BacktestRow> rows = new ArrayList<>();
    SoftAssertions softly = new SoftAssertions();
    for (long seed : SEEDS) {
      Backtest.Result result = backtest(kind, seed);
      rows.addAll(result.between(FIRST_JUDGED, Integer.MAX_VALUE).rows());
      if (kind == Kind.CLOSURE) {
        softly.assertThat(alarmWithinTwoWeeks(result.alarms())).as("alarm, seed " + seed).isTrue();
      }
    }
    for (Flow flow : List.of(Flow.ARRIVALS, Flow.DEPARTURES)) {
      Scores pooled = Scores.of(rows, flow, 1, 12);
      double least = kind == Kind.CLOSURE ? 0.8 : FULL ? 0.92 : 0.9;
      double most = kind == Kind.CLOSURE || !FULL ? 1 : 0.98;
      softly.assertThat(pooled.coverage()).as("coverage " + flow).isBetween(least, most);
      for (int lead = 1; FULL && kind != Kind.CLOSURE && lead <= 12; lead++) {
        softly
            .assertThat(Scores.of(rows, flow, lead, lead).coverage())
            .as("coverage %s at lead %d", flow, lead)
            .isGreaterThanOrEqualTo(0.85);
      }
      for (int lead : new int[] {1, 3}) {
        Scores scores = Scores.of(rows, flow, lead, lead);
        boolean strict = kind == Kind.STABLE && flow == Flow.ARRIVALS && lead == 1;
        softly
            .assertThat(scores.relative() / scores.best())
            .as("revision of %s at lead %d to the best baseline's", flow, lead)
            .isLessThan(strict ? 0.75 : 1);
      }
    }
    softly.assertAll();
  }

  /** Whether the first alarm of the closure comes no later than two weeks of its data. */
  private static boolean alarmWithinTwoWeeks(List<DriftAlarm.Alarm> alarms) {
    int closure = (int) CLOSURE.toEpochDay();
    return alarms.stream().anyMatch(alarm -> alarm.day() >= closure && alarm.day() <= closure + 14);
  }

  private Backtest.Result backtest(Kind kind, long seed) throws IOException {
    Path file = dir.resolve(kind + "-" + seed + ".csv");
    try (OutputStream out = Files.newOutputStream(file)) {
      new Simulation("NZL", TRAVELLERS, FROM, TO, seed, 0, kind).play().writeCrossings(out);
    }
    StandingCrossings crossings =
        new StandingCrossings(
            new IntakeSettings(
                "test", "test", new Pseudonyms(PseudonymKey.generate()), PostRegister.empty(), TO));
    crossings.read(file.toString());
    assertThat(crossings.refused()).isZero();
    RuleBook book =
        new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);
    return Backtest.run(Method.of(book), 0, crossings.byTraveller());
  }
}
