package org.borderflow.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.contract.Topics;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeCount;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.posts.InitialStatusFile;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.topology.Names;
import org.borderflow.view.file.FileSettings;
import org.borderflow.view.file.RejectedCount;
import org.borderflow.view.file.ResultFiles;
import org.borderflow.view.lengths.LengthFiles;
import org.borderflow.view.lengths.LengthTopics;
import org.borderflow.view.summary.FlowRow;
import org.borderflow.view.summary.FlowSummary;
import org.borderflow.view.topic.ProgressWatch;
import org.borderflow.view.topic.TotalCells;

/**
 * Takes in crossing files, lets a day pass behind them, waits until all of it is worked off and
 * writes what came of it. The streams run beside it; where they run makes no difference to it.
 */
public final class Replay {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Deployment deployment;
  private final RuleBook rules;
  private final ReplaySettings settings;
  private final ProgressLine line = new ProgressLine(System.err);

  /**
   * @param deployment where topics and streams are
   * @param rules the rules under which those streams run
   */
  public Replay(Deployment deployment, RuleBook rules, ReplaySettings settings) {
    this.deployment = deployment;
    this.rules = rules;
    this.settings = settings;
  }

  /** Does it all and prints a summary. */
  public RunReport run() throws IOException {
    try (ProgressWatch progress = deployment.progress();
        RecordPublisher publisher = deployment.publisher()) {
      String run = publisher.trace().id();
      progress.catchUp();
      finishEarlierRun(publisher, progress);
      Map<String, Long> before = progress.totals(Names.RECORDS_STAGE);
      long begun = System.nanoTime();
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      IntakeCount count = takeIn(run, publisher, today.plusDays(1));
      LocalDate day = settings.asOf() != null ? settings.asOf() : count.latestDate().orElse(today);
      settle(day, count, publisher, progress);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
      line.done();
      count.warnings().forEach(warning -> System.err.println("warning: " + warning));

      RejectedCount rejected = writeResults(run, day);
      RunReport report =
          RunReport.of(
              count, before, progress.totals(Names.RECORDS_STAGE), rejected.awaiting(), elapsed);
      List<FlowRow> cells = TotalCells.read(deployment.topics(), deployment.serdes());
      write(report, count, progress, cells, day);
      print(report, cells, day);
      return report;
    }
  }

  private IntakeCount takeIn(String run, RecordPublisher publisher, LocalDate tomorrow) {
    if (settings.initialStatus() != null) {
      new InitialStatusFile(settings.agency(), settings.pseudonyms())
          .read(settings.initialStatus(), status -> publisher.publish(settings.agency(), status));
    }
    FileIntake intake =
        new FileIntake(
            new IntakeSettings(
                settings.agency(),
                run,
                settings.pseudonyms(),
                settings.posts(),
                settings.asOf() == null ? tomorrow : settings.asOf(),
                settings.profile()),
            publisher,
            (source, read, total, records) ->
                line.at("reading " + source, total > 0 ? (double) read / total : -1, records));
    settings.files().forEach(intake::read);
    return intake.count();
  }

  /**
   * A run that was killed may have left records that are not worked off yet. They are not this
   * run's: a tick behind them, of a day on which nothing happens, tells when they are counted.
   */
  private void finishEarlierRun(RecordPublisher publisher, ProgressWatch progress) {
    if (deployment.topics().isEmpty(Topics.RECEIVED.name())) {
      return;
    }
    long tick = nextTick(progress);
    publisher.tick(tick, progress.latestDay().orElse(LocalDate.EPOCH));
    deployment.await(progress, Names.RECORDS_STAGE, tick, PATIENCE);
  }

  private static long nextTick(ProgressWatch progress) {
    // Only its order matters. A clock that was set back must not make it older than one of an
    // earlier run, or its results would be taken for those of this one.
    return Math.max(System.currentTimeMillis(), progress.latestTick() + 1);
  }

  private void settle(
      LocalDate day, IntakeCount count, RecordPublisher publisher, ProgressWatch progress) {
    long tick = nextTick(progress);
    publisher.tick(tick, day);
    publisher.flush();
    try (SettlingLine settling = new SettlingLine(line, deployment.lag(), count.received())) {
      deployment.await(progress, Names.CELLS_STAGE, tick, PATIENCE, settling::goOn);
    }
  }

  private RejectedCount writeResults(String run, LocalDate day) throws IOException {
    ResultFiles results =
        new ResultFiles(
            deployment.topics(),
            deployment.registry(),
            FileSettings.of(settings.out(), settings.scratch(), day));
    results.outcomes(settings.withTravellers());
    results.stays();
    results.flows();
    results.publicFlows(settings.disclosure());
    writeLengths(day);
    return results.rejected(run);
  }

  private void writeLengths(LocalDate day) throws IOException {
    LengthTopics topics = new LengthTopics(deployment.topics(), deployment.serdes());
    LengthFiles files = new LengthFiles(settings.out(), day);
    files.exact(topics.exact());
    files.ofThePublic(topics.ofThePublic());
  }

  private void write(
      RunReport report,
      IntakeCount count,
      ProgressWatch progress,
      List<FlowRow> cells,
      LocalDate day)
      throws IOException {
    double seconds = seconds(report);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("received", report.received());
    values.put("accepted", report.accepted());
    values.put("duplicates", report.duplicates());
    values.put("rejected", report.rejected());
    values.put("standing", progress.totals(Names.RECORDS_STAGE).getOrDefault("standing", 0L));
    values.put("set_aside", setAside(cells));
    values.put("supposed", progress.totals(Names.HISTORIES_STAGE).getOrDefault("supposed", 0L));
    Map<String, Long> estimates = progress.totals(Names.ESTIMATES_STAGE);
    values.put("cold_rules", estimates.getOrDefault(Names.COLD, 0L));
    values.put("alarmed_rules", estimates.getOrDefault(Names.ALARMED, 0L));
    values.put("unknown_posts", count.unknownPosts().stream().map(Replay::told).toList());
    values.put("as_of", day.toString());
    values.put("rules", rules.rules().stream().map(ResidenceRule::name).toList());
    values.put("elapsed_seconds", Math.round(seconds * 1000) / 1000.0);
    values.put("records_per_second", Math.round(report.received() / seconds));
    String json =
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(values);
    Files.writeString(settings.out().resolve("report.json"), json + "\n");
  }

  private static Map<String, Object> told(UnknownPosts.Count post) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("border_post", post.borderPost());
    values.put("records", post.records());
    values.put("first_date", post.firstDate().toString());
    values.put("last_date", post.lastDate().toString());
    return values;
  }

  private static long setAside(List<FlowRow> cells) {
    return cells.stream()
        .filter(cell -> cell.key().getFreq().equals("A"))
        .filter(cell -> cell.key().getMeasure().equals("SET_ASIDE"))
        .filter(cell -> FlowRow.isTotal(cell.key()))
        .mapToLong(cell -> cell.value().getFinalCount())
        .sum();
  }

  private static double seconds(RunReport report) {
    return report.elapsed().toNanos() / 1e9;
  }

  private void print(RunReport report, List<FlowRow> cells, LocalDate day) {
    double seconds = seconds(report);
    FlowSummary.print(
        cells,
        rules.country(),
        rules.rules().stream().map(ResidenceRule::name).toList(),
        day,
        System.out);
    System.out.printf(
        "%nreceived %,d = accepted %,d + duplicates %,d + rejected %,d;"
            + " set aside %,d; %.1f s, %,.0f records/s%nresults in %s%n",
        report.received(),
        report.accepted(),
        report.duplicates(),
        report.rejected(),
        setAside(cells),
        seconds,
        report.received() / seconds,
        settings.out());
  }
}
