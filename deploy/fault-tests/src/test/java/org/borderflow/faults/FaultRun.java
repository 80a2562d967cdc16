package org.borderflow.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.borderflow.faults.Report.Struck;
import org.borderflow.faults.figures.Count;
import org.borderflow.faults.figures.Crossings;
import org.borderflow.faults.figures.Load;
import org.borderflow.faults.figures.Results;
import org.borderflow.faults.figures.WorkedOff;
import org.borderflow.faults.hosts.Host;
import org.borderflow.faults.hosts.Machine;
import org.borderflow.faults.hosts.Patience;
import org.borderflow.faults.hosts.Site;
import org.borderflow.faults.kinds.Fault;
import org.borderflow.faults.kinds.Kind;
import org.borderflow.faults.kinds.Schedule;

/**
 * Pushes a made-up country through everything while faults strike one after the other, and compares
 * what comes out with an undisturbed run.
 *
 * <p>Each fault has a share of the records: it strikes when a part of them, drawn by the seed, has
 * been answered for, and the next one waits until the streams have moved again.
 */
final class FaultRun {

  private static final int INSTANCES = 2;

  /**
   * Three brokers on one machine have enough to do: what is marked at each commit, in some fifty
   * partitions by each thread, leaves them no time for records if it comes every 200 ms.
   */
  private static final String COMMITS =
      "--commit-interval=" + Integer.getInteger("faults.commit.interval", 1_000);

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private final Settings settings;
  private final Random random;
  private final List<Struck> struck = new ArrayList<>();

  private FaultRun(Settings settings) {
    this.settings = settings;
    this.random = new Random(settings.seed());
  }

  /** Does it all. */
  static Report of(Settings settings) throws Exception {
    return new FaultRun(settings).run();
  }

  private Report run() throws Exception {
    Path room = emptied(settings.directory());
    Machine machine = Machine.here(room);
    Map<Kind, String> leftOut = new LinkedHashMap<>();
    settings
        .kinds()
        .forEach(kind -> kind.missing(machine).ifPresent(why -> leftOut.put(kind, why)));
    List<Kind> kinds =
        settings.kinds().stream().filter(kind -> !leftOut.containsKey(kind)).toList();
    Crossings crossings =
        Crossings.play(
            room.resolve("crossings.csv"), settings.crossings(), settings.seed(), settings.asOf());
    Path undisturbed = Results.undisturbed(crossings, settings.asOf(), room.resolve("undisturbed"));
    say("the undisturbed run is done");
    long begun = System.nanoTime();
    try (Site site = new Site(machine, room.resolve("site"), INSTANCES, COMMITS)) {
      site.start();
      say("everything is started");
      Load load = new Load(crossings, site.intake(), site.key(), settings.seed());
      try (load;
          WorkedOff workedOff = new WorkedOff(site.connection())) {
        load.begin();
        strike(Schedule.of(kinds, settings.ofEachKind(), random), site, load, crossings, workedOff);
        load.allow(crossings.records());
        Patience.await(
            "The answer to the last record", PATIENCE, () -> load.hasReached(crossings.records()));
        Patience.await("Everything's being up again", PATIENCE, site::isUp);
        Patience.await("A cluster that works", PATIENCE, () -> workedOff.now().committed() >= 0);
      }
      say("everything is pushed");
      Path disturbed = Results.settled(site.cluster(), settings.asOf(), room);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      say("everything is settled");
      Map<String, List<Integer>> ended = new TreeMap<>();
      for (Host host : site.hosts()) {
        if (!host.endedByItself().isEmpty()) {
          ended.put(host.name(), host.endedByItself());
        }
      }
      Report report =
          new Report(
              settings,
              crossings.records(),
              leftOut,
              struck,
              load.acknowledged(),
              load.refused(),
              load.unanswered(),
              ended,
              Count.of(crossings, site.connection(), site.cluster().registryUrl()),
              Results.differences(undisturbed, disturbed),
              took);
      Files.writeString(room.resolve("report.md"), report.text());
      System.out.println(report.text());
      return report;
    }
  }

  private void strike(
      List<Kind> order, Site site, Load load, Crossings crossings, WorkedOff workedOff)
      throws Exception {
    for (int number = 0; number < order.size(); number++) {
      long begin = share(crossings, number, order.size());
      long end = share(crossings, number + 1, order.size());
      long moment = begin + (long) (random.nextDouble() * (end - begin));
      Fault fault = order.get(number).draw(site, random);
      Duration lasts =
          Duration.ofMillis((long) (random.nextDouble() * settings.longest().toMillis()));
      load.allow(end);
      Patience.await("An answer", PATIENCE, () -> load.hasReached(moment));
      long struckAt = System.nanoTime();
      fault.strike();
      say(fault.what());
      // Time is what this fault is about: how long others have to do without.
      Patience.comes(lasts, () -> false);
      WorkedOff.Offsets before = workedOff.now();
      long mendedAt = System.nanoTime();
      fault.mend();
      Patience.await(
          "A move of the streams after " + fault.what(),
          PATIENCE,
          () -> workedOff.now().isBeyond(before));
      Duration moved = Duration.ofNanos(System.nanoTime() - mendedAt);
      say(String.format("moved again after %.1f s", moved.toMillis() / 1000.0));
      struck.add(
          new Struck(
              order.get(number), fault.what(), Duration.ofNanos(mendedAt - struckAt), moved));
    }
  }

  private static long share(Crossings crossings, int number, int of) {
    // The last part of the records comes when all is mended.
    return (long) crossings.records() * number / (of + 1);
  }

  private static Path emptied(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(directory).toAbsolutePath();
  }

  private static void say(String what) {
    System.out.printf("%tT %s%n", System.currentTimeMillis(), what);
  }
}
