package org.borderflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.borderflow.faults.figures.Crossings;
import org.borderflow.faults.figures.Load;
import org.borderflow.faults.figures.StandStill;
import org.borderflow.faults.figures.WorkedOff;
import org.borderflow.faults.hosts.Host;
import org.borderflow.faults.hosts.Machine;
import org.borderflow.faults.hosts.Patience;
import org.borderflow.faults.hosts.Site;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of two instances is killed and does not come back: the other goes on. How long cells stood
 * still is printed; {@code -Dfaults.rate=2000} says how many records come in a second.
 */
@Tag("long")
class TakeOverTest {

  private static final int RATE = Integer.getInteger("faults.rate", 2_000);
  private static final int BEFORE_SECONDS = 30;
  private static final int AFTER_SECONDS = 40;
  private static final int TICKS = 20;
  private static final Duration PATIENCE = Duration.ofMinutes(8);

  @TempDir private Path room;

  @Test
  void theOtherInstanceGoesOnWithTheStateThatItHas() throws Exception {
    Settings settings = Settings.fromProperties(0, 0, 0);
    Crossings crossings =
        Crossings.play(
            room.resolve("crossings.csv"),
            RATE * (BEFORE_SECONDS + AFTER_SECONDS) * 2,
            settings.seed(),
            settings.asOf());
    ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    try (Site site =
        new Site(Machine.here(room), room.resolve("site"), 2, "--standby-replicas=1")) {
      site.start();
      try (Load load = new Load(crossings, site.intake(), site.key(), settings.seed());
          WorkedOff workedOff = new WorkedOff(site.connection());
          StandStill cells =
              new StandStill(site.connection(), site.cluster().registryUrl(), Site.PARTITIONS)) {
        load.begin();
        long begun = System.nanoTime();
        pace.scheduleAtFixedRate(
            () -> load.allow((System.nanoTime() - begun) * RATE / TimeUnit.SECONDS.toNanos(1)),
            0,
            TimeUnit.SECONDS.toMillis(1) / TICKS,
            TimeUnit.MILLISECONDS);
        Patience.await("A move of all cells", PATIENCE, cells::hasSeenAll);
        Patience.comes(Duration.ofSeconds(BEFORE_SECONDS), () -> false);
        Host gone = site.streams().get(0);
        cells.begin();
        long killed = System.nanoTime();
        gone.kill();
        Patience.await(
            "A move of all cells without it",
            PATIENCE,
            () ->
                System.nanoTime() - killed > TimeUnit.SECONDS.toNanos(AFTER_SECONDS)
                    && cells.last().values().stream()
                        .allMatch(at -> at - killed > TimeUnit.SECONDS.toNanos(AFTER_SECONDS / 2)));
        Map<Integer, Duration> longest = new TreeMap<>(cells.longest());
        System.out.printf(
            "%,d records answered in %.0f s, lag %,d; the cells of each task stood still for at"
                + " most %s%n",
            load.acknowledged(),
            (System.nanoTime() - begun) / 1e9,
            workedOff.now().end() - workedOff.now().committed(),
            longest);
        assertThat(longest).hasSize(cells.last().size());
      }
    } finally {
      pace.shutdownNow();
    }
  }
}
