package org.borderflow.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.endtoend.border.Agency;
import org.borderflow.endtoend.border.DirtyBorder;
import org.borderflow.endtoend.border.Line;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stream equals recount also when parts of the pipeline stop and start in the middle of it. */
@Tag("slow")
class FaultsTest {

  private static final long SEED = 5;
  private static final int PEOPLE = 900;
  private static final int STEP = 50;
  private static final LocalDate AS_OF = LocalDate.parse("2023-04-14");

  @TempDir private Path dir;

  private final Random random = new Random(SEED);
  private EmbeddedRegistry registry;
  private FaultyPipeline pipeline;
  private DirtyBorder border;
  private Office office;

  @BeforeEach
  void start() {
    RuleBook rules =
        new RuleBook("NZL", List.of(NamedRules.standard().named("12/16")), Anomalies.SET_ASIDE);
    registry = EmbeddedRegistry.start(dir.resolve("registry"), 0);
    pipeline = new FaultyPipeline(rules, dir, registry.url(), STEP);
    border = new DirtyBorder(SEED, PEOPLE);
    office = new Office(dir, rules, border.statuses(), SEED);
  }

  @AfterEach
  void stop() {
    pipeline.close();
    registry.close();
  }

  @Test
  void whateverStopsInTheMiddleTheFilesAreThoseOfARecount() throws Exception {
    List<Line> north = border.lines(DirtyBorder.agencies().get(0));
    List<Line> south = border.lines(DirtyBorder.agencies().get(1));

    pipeline.start("first");
    take(
        half(north, 0),
        () -> {
          pipeline.stop("first");
          pipeline.start("first");
        });
    take(
        half(south, 0),
        () -> {
          pipeline.start("second");
          Patience.await(() -> pipeline.works("second"));
          pipeline.stop("first");
        });
    take(
        half(north, 1),
        () -> {
          pipeline.stop("second");
          pipeline.wipe("second");
          pipeline.start("second");
        });
    take(half(south, 1), () -> pipeline.restartBroker());

    pipeline.stop("second");
    pipeline.restartBroker();
    pipeline.start("first");
    office.check(pipeline, north.get(0).agency(), north, AS_OF);
  }

  private static List<Line> half(List<Line> lines, int which) {
    int middle = lines.size() / 2;
    return which == 0 ? lines.subList(0, middle) : lines.subList(middle, lines.size());
  }

  /** Takes lines; lets a fault happen when some have been worked off, but not all. */
  private void take(List<Line> lines, Fault fault) throws Exception {
    Agency agency = lines.get(0).agency();
    Delivery delivery = office.delivery(agency, lines, AS_OF);
    long enough = pipeline.committed() + 1 + random.nextInt(lines.size() / 8);
    CompletableFuture<Void> taken = CompletableFuture.runAsync(() -> run(delivery));
    Patience.await(() -> taken.isDone() || pipeline.committed() >= enough);
    assertThat(taken).as("what is taken in").isNotDone();
    fault.happens();
    taken.get(2, TimeUnit.MINUTES);
    office.check(delivery, lines);
  }

  private void run(Delivery delivery) {
    try {
      pipeline.take(delivery);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Fault {

    void happens() throws Exception;
  }
}
