package org.borderflow.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeCount;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.InitialStatusFile;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.ResidenceRule;
import org.borderflow.topology.Names;
import org.borderflow.view.file.FileSettings;
import org.borderflow.view.file.RejectedCount;
import org.borderflow.view.file.ResultFiles;
import org.borderflow.view.summary.FlowRow;
import org.borderflow.view.summary.FlowSummary;
import org.borderflow.view.topic.ProgressWatch;
import org.borderflow.view.topic.TotalCells;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The batch form of the main job: files in, files out, through the same topics and services. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Take in crossing files and write outcomes, stays and flows as of a date.")
final class ReplayCommand implements Callable<Integer> {

  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Mixin private RuleOptions rules;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Crossings: .csv, .csv.gz, .jsonl, .jsonl.gz, or - for standard input.")
  private List<String> files;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Option(names = "--force", description = "Write into --out although it is not empty.")
  private boolean force;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "As-of date (default: the latest crossing date that is not after tomorrow).")
  private LocalDate asOf;

  @Option(
      names = "--initial-status",
      paramLabel = "FILE",
      description = "Residence of travellers known from elsewhere.")
  private Path initialStatus;

  @Option(names = "--posts", paramLabel = "FILE", description = "Register of border posts.")
  private Path posts;

  @Option(
      names = "--agency",
      defaultValue = "local",
      paramLabel = "NAME",
      description = "Whose records these are (default: ${DEFAULT-VALUE}).")
  private String agency;

  @Option(names = "--strict", description = "End with status 3 if anything was rejected.")
  private boolean strict;

  @Option(
      names = "--with-travellers",
      description = "Add the travellers' pseudonyms to outcomes.csv.")
  private boolean withTravellers;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the cluster here; a replay that was killed goes on from it.")
  private Path data;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Use a running Kafka (with --registry) in place of an embedded one.")
  private String bootstrapServers;

  @Option(names = "--registry", paramLabel = "URL", description = "Schema registry of that Kafka.")
  private String registry;

  @Option(
      names = "--pseudonym-key",
      paramLabel = "FILE",
      description = "Key of the pseudonyms (default: $BORDERFLOW_PSEUDONYM_KEY, else made).")
  private Path pseudonymKey;

  @Override
  public Integer call() throws IOException {
    RuleBook book = rules.ruleBook();
    PostRegister register = posts == null ? PostRegister.empty() : PostRegister.of(posts);
    check();
    try (DataDirectory directory =
        data == null ? DataDirectory.temporary() : DataDirectory.kept(data)) {
      directory.checkRules(book);
      PseudonymKey key =
          pseudonymKey == null ? directory.pseudonymKey() : PseudonymKey.fromFile(pseudonymKey);
      try (Deployment deployment = start(directory, book)) {
        return replay(deployment, directory, book, register, new Pseudonyms(key));
      }
    }
  }

  private void check() throws IOException {
    if ((bootstrapServers == null) != (registry == null)) {
      throw new Misuse("--bootstrap-servers and --registry go together");
    }
    for (String file : files) {
      if (!file.equals("-")
          && (!Files.isReadable(Path.of(file)) || Files.isDirectory(Path.of(file)))) {
        throw new Misuse(file + ": there is no such file, or it cannot be read");
      }
    }
    if (initialStatus != null && !Files.isReadable(initialStatus)) {
      throw new Misuse("--initial-status: " + initialStatus + " cannot be read");
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new Misuse("--out: " + out + " is not a directory");
    }
    if (Files.isDirectory(out) && !force) {
      try (Stream<Path> present = Files.list(out)) {
        if (present.findAny().isPresent()) {
          throw new Misuse("--out: " + out + " is not empty; --force writes into it all the same");
        }
      }
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new Misuse("--out: " + out + " cannot be made");
    }
  }

  private Deployment start(DataDirectory directory, RuleBook book) {
    return bootstrapServers == null
        ? Deployment.embedded(directory.path(), Deployment.Ports.ANY, book, COMMIT_INTERVAL)
        : Deployment.on(
            new Deployment.Cluster(bootstrapServers, registry),
            directory.path(),
            book,
            COMMIT_INTERVAL);
  }

  private int replay(
      Deployment deployment,
      DataDirectory directory,
      RuleBook book,
      PostRegister register,
      Pseudonyms pseudonyms)
      throws IOException {
    String run = UUID.randomUUID().toString();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    ProgressLine line = new ProgressLine(System.err);
    try (ProgressWatch progress = deployment.progress();
        RecordPublisher publisher = deployment.publisher()) {
      progress.catchUp();
      Map<String, Long> before = progress.totals(Names.RECORDS_STAGE);
      long begun = System.nanoTime();
      if (initialStatus != null) {
        new InitialStatusFile(agency, pseudonyms)
            .read(initialStatus, status -> publisher.publish(agency, status));
      }
      IntakeSettings settings =
          new IntakeSettings(
              agency, run, pseudonyms, register, asOf == null ? today.plusDays(1) : asOf);
      FileIntake intake =
          new FileIntake(
              settings,
              publisher,
              (source, read, total, records) ->
                  line.at("reading " + source, total > 0 ? (double) read / total : -1, records));
      for (String file : files) {
        intake.read(file);
      }
      IntakeCount count = intake.count();
      LocalDate day = asOf != null ? asOf : count.latestDate().orElse(today);
      // Only its order matters. A clock that was set back must not make it older than one of an
      // earlier run, or its results would be taken for those of this one.
      long tick = Math.max(System.currentTimeMillis(), progress.latestTick() + 1);
      publisher.tick(tick, day);
      publisher.flush();
      line.at("settling", -1, count.received());
      progress.await(Names.CELLS_STAGE, tick, PATIENCE, deployment.alive());
      double settled = (System.nanoTime() - begun) / 1e9;
      line.done();
      count.warnings().forEach(warning -> System.err.println("warning: " + warning));

      ResultFiles results =
          new ResultFiles(
              deployment.topics(),
              deployment.registry(),
              FileSettings.of(
                  out, Files.createDirectories(directory.path().resolve("scratch")), day));
      results.outcomes(withTravellers);
      results.stays();
      results.flows();
      RejectedCount rejected = results.rejected(run);
      RunReport report =
          RunReport.of(count, before, progress.totals(Names.RECORDS_STAGE), rejected.awaiting());
      List<FlowRow> cells = totals(deployment);
      write(report, progress, cells, book, day, settled);
      print(report, cells, book, day, settled);
      return strict && report.rejected() > 0 ? Main.SOMETHING_REJECTED : Main.DONE;
    }
  }

  private static List<FlowRow> totals(Deployment deployment) {
    return TotalCells.read(deployment.topics(), deployment.serdes());
  }

  private void write(
      RunReport report,
      ProgressWatch progress,
      List<FlowRow> cells,
      RuleBook book,
      LocalDate day,
      double seconds)
      throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("received", report.received());
    values.put("accepted", report.accepted());
    values.put("duplicates", report.duplicates());
    values.put("rejected", report.rejected());
    values.put("standing", progress.totals(Names.RECORDS_STAGE).getOrDefault("standing", 0L));
    values.put("set_aside", setAside(cells));
    values.put("supposed", progress.totals(Names.HISTORIES_STAGE).getOrDefault("supposed", 0L));
    values.put("as_of", day.toString());
    values.put("rules", book.rules().stream().map(ResidenceRule::name).toList());
    values.put("elapsed_seconds", Math.round(seconds * 1000) / 1000.0);
    values.put("records_per_second", Math.round(report.received() / seconds));
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(out.resolve("report.json").toFile(), values);
  }

  private static long setAside(List<FlowRow> cells) {
    return cells.stream()
        .filter(cell -> cell.key().getFreq().equals("A"))
        .filter(cell -> cell.key().getMeasure().equals("SET_ASIDE"))
        .filter(cell -> FlowRow.isTotal(cell.key()))
        .mapToLong(cell -> cell.value().getFinalCount())
        .sum();
  }

  private void print(
      RunReport report, List<FlowRow> cells, RuleBook book, LocalDate day, double seconds) {
    FlowSummary.print(
        cells,
        book.country(),
        book.rules().stream().map(ResidenceRule::name).toList(),
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
        out);
  }
}
