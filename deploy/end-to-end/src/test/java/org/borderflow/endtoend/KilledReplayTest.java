package org.borderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.borderflow.contract.Topic;
import org.borderflow.contract.Topics;
import org.borderflow.endtoend.border.Agency;
import org.borderflow.endtoend.border.DirtyBorder;
import org.borderflow.endtoend.border.Line;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A replay that is killed, with {@code kill -9}, and given again with the same data directory ends
 * with the files of one that was never disturbed.
 */
class KilledReplayTest {

  private static final long SEED = 11;
  private static final int PEOPLE = 6_600;
  private static final LocalDate AS_OF = LocalDate.parse("2023-04-14");
  private static final int FEW_BYTES = 200_000;

  @TempDir private Path dir;

  private final Random random = new Random(SEED);
  private Path data;
  private Delivery delivery;

  @Tag("long")
  @Test
  void killedAgainAndAgainItEndsWithTheSameFiles() throws Exception {
    RuleBook rules =
        new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.IMPUTE);
    DirtyBorder border = new DirtyBorder(SEED, PEOPLE);
    Agency north = DirtyBorder.agencies().get(0);
    List<Line> lines = border.lines(north);
    assertThat(lines).hasSizeGreaterThan(30_000);
    Office office = new Office(dir, rules, border.statuses(), SEED);
    delivery = office.delivery(north, lines, AS_OF);
    data = dir.resolve("data");

    killWhen(grown(Topics.RECEIVED));
    killWhen(grown(Topics.OUTCOMES));
    killWhen(() -> Files.exists(delivery.out().resolve("outcomes.csv")));
    assertThat(delivery.out().resolve("report.json")).doesNotExist();
    killWhen(grown(Topics.RECEIVED));

    try (ReplayProcess undisturbed = start()) {
      assertThat(undisturbed.end()).as(undisturbed::said).isZero();
    }
    office.checkFiles(delivery, lines);
  }

  private BooleanSupplier grown(Topic<?, ?> topic) {
    long enough = ReplayProcess.logBytes(data, topic.name()) + 1 + random.nextInt(FEW_BYTES);
    return () -> ReplayProcess.logBytes(data, topic.name()) >= enough;
  }

  private void killWhen(BooleanSupplier farEnough) throws Exception {
    List<ProcessHandle> children;
    try (ReplayProcess replay = start()) {
      children = replay.killWhen(farEnough);
    }
    assertThat(children).as("the registry at least").isNotEmpty();
    for (ProcessHandle child : children) {
      child.onExit().get(1, TimeUnit.MINUTES);
    }
  }

  private ReplayProcess start() throws Exception {
    return ReplayProcess.start(delivery, data, "--country", "NZL", "--anomalies", "impute");
  }
}
