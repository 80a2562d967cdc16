package org.borderflow.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.borderflow.command.gaps.CrossingFiles;
import org.borderflow.command.gaps.GapPage;
import org.borderflow.command.gaps.GapTables;
import org.borderflow.command.gaps.Gathered;
import org.borderflow.command.gaps.Progress;
import org.borderflow.command.gaps.StoredRecords;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.LagBasis;
import org.borderflow.gaps.tabulations.Step;
import org.borderflow.gaps.tabulations.Verdict;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.InitialStatusFile;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.profile.Profiles;
import org.borderflow.rules.RuleBook;
import org.borderflow.view.topic.TopicReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how far a country's data are from the international recommendations. */
@Command(
    name = "gaps",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "Assess how far crossing records are from the international recommendations: which of the"
          + " recommended tabulations they would make, what is lacking where, and what would close"
          + " most of the gap. Writes gaps.html, gaps.json and a CSV file per table. The report is"
          + " internal to the office: its counts are exact.",
      "The records are those of files, or with --data those that a deployment has received, whether"
          + " it runs or not."
    })
final class GapsCommand implements Callable<Integer> {

  private static final String PAGE = "gaps.html";

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Crossings: .csv, .csv.gz, .jsonl, .jsonl.gz, or - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--country",
      paramLabel = "AAA",
      description = "Reporting country, ISO 3166-1 alpha-3; with files.")
  private String country;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Option(names = "--force", description = "Write into --out although it is not empty.")
  private boolean force;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of a deployment, in place of files and --country.")
  private Path data;

  @Mixin private RunningKafkaOptions runningKafka;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "The gaps.json of an earlier assessment: tell what has changed since.")
  private Path compare;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "As-of date (default: the latest crossing date).")
  private LocalDate asOf;

  @Option(
      names = "--rules",
      paramLabel = "NAMES",
      description = "With files: duration-of-stay rules in force (default: 12/16).")
  private String rules;

  @Option(
      names = "--anomalies",
      paramLabel = "POLICY",
      description =
          "With files: what is done with two successive crossings in one direction: set-aside"
              + " (default) or impute.")
  private String anomalies;

  @Option(
      names = "--in-order-of-arrival",
      description =
          "With files: records stand in them as they arrived; one is as late as it is older than"
              + " the newest before it. Without, how late records come is not told.")
  private boolean inOrderOfArrival;

  @Option(
      names = "--initial-status",
      paramLabel = "FILE",
      description = "With files: residence of travellers known from elsewhere.")
  private Path initialStatus;

  @Option(
      names = "--agency",
      defaultValue = "local",
      paramLabel = "NAME",
      description = "With files: whose records these are (default: ${DEFAULT-VALUE}).")
  private String agency;

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description = "Source profile of files that are not written as the contract says.")
  private String profile;

  @Mixin private PostOptions posts;

  @Override
  public Integer call() throws IOException {
    check();
    Optional<JsonNode> earlier = earlier();
    GapReport report = data == null ? ofFiles() : ofDeployment();
    new GapTables(report).writeTo(out);
    Optional<Progress> progress = Optional.empty();
    if (earlier.isPresent()) {
      JsonNode now = new ObjectMapper().readTree(out.resolve(GapTables.JSON).toFile());
      progress = Optional.of(Progress.between(earlier.get(), now));
      progress.get().writeTo(out);
    }
    Files.writeString(out.resolve(PAGE), new GapPage(report, progress).html());
    print(report);
    return Main.DONE;
  }

  private void check() throws IOException {
    if (files.isEmpty() == (data == null)) {
      throw new Misuse("either files or --data");
    }
    runningKafka.check();
    if (data == null) {
      checkFiles();
    } else {
      checkData();
    }
    OutputDirectory.prepare(out, force);
  }

  private void checkFiles() {
    if (country == null) {
      throw new Misuse("--country: the reporting country is needed");
    }
    if (runningKafka.isGiven()) {
      throw new Misuse("--bootstrap-servers goes with --data");
    }
    if (Collections.frequency(files, "-") > 1) {
      throw new Misuse("-: standard input can be read only once");
    }
    Optional<Profile> source = profile();
    for (String file : files) {
      if (!file.equals("-")) {
        FileIntake.check(Path.of(file), source);
      }
    }
    if (initialStatus != null && !Files.isReadable(initialStatus)) {
      throw new Misuse("--initial-status: " + initialStatus + " cannot be read");
    }
  }

  private void checkData() {
    if (!Files.isDirectory(data)) {
      throw new Misuse("--data: there is no directory " + data);
    }
    if (country != null
        || rules != null
        || anomalies != null
        || profile != null
        || initialStatus != null
        || inOrderOfArrival) {
      throw new Misuse("--data: country, rules and records are those of the deployment");
    }
  }

  private Optional<Profile> profile() {
    return Optional.ofNullable(profile).map(Profiles::of);
  }

  private Optional<JsonNode> earlier() {
    if (compare == null) {
      return Optional.empty();
    }
    try {
      JsonNode report = new ObjectMapper().readTree(compare.toFile());
      if (report.hasNonNull("as_of") && report.has("tabulations") && report.has("requirements")) {
        return Optional.of(report);
      }
    } catch (IOException e) {
      // said below, in the user's words
    }
    throw new Misuse("--compare: " + compare + " is not the gaps.json of an assessment");
  }

  private GapReport ofFiles() {
    RuleBook book =
        RuleOptions.ruleBook(
            country, rules == null ? "12/16" : rules, anomalies == null ? "set-aside" : anomalies);
    Gathered gathered = new Gathered();
    Pseudonyms pseudonyms = new Pseudonyms(PseudonymKey.generate());
    LocalDate latestAllowed = asOf == null ? LocalDate.now(ZoneOffset.UTC).plusDays(1) : asOf;
    CrossingFiles reading =
        new CrossingFiles(
            new IntakeSettings(
                agency, "gaps", pseudonyms, posts.register(), latestAllowed, profile()),
            inOrderOfArrival,
            gathered);
    if (initialStatus != null) {
      new InitialStatusFile(agency, pseudonyms).read(initialStatus, gathered::accept);
    }
    files.forEach(reading::read);
    reading.warnings().forEach(warning -> System.err.println("warning: " + warning));
    return report(gathered, book, inOrderOfArrival ? LagBasis.FILE_ORDER : LagBasis.UNKNOWN);
  }

  private GapReport ofDeployment() {
    try (Running running = new Running()) {
      RuleBook book = DataDirectory.kept(data).method().rules();
      Deployment.Cluster cluster = runningKafka.orStoredIn(data, running);
      Gathered gathered = new Gathered();
      new StoredRecords(new TopicReader(cluster.connection()), new AvroSerdes(cluster.registry()))
          .readInto(gathered);
      return report(gathered, book, LagBasis.RECEIVED);
    }
  }

  private GapReport report(Gathered gathered, RuleBook book, LagBasis basis) {
    LocalDate latest =
        gathered
            .latest()
            .orElseThrow(() -> new Misuse("no crossing was accepted: there is nothing to assess"));
    return gathered.report(book, asOf == null ? latest : asOf, basis);
  }

  private void print(GapReport report) {
    System.out.printf(
        "tabulations: %d producible, %d with a caveat, %d not producible%n",
        report.count(Verdict.PRODUCIBLE),
        report.count(Verdict.WITH_CAVEAT),
        report.count(Verdict.NOT_PRODUCIBLE));
    int rank = 0;
    for (Step step : report.steps().recommended()) {
      System.out.printf("%d. %s%n", ++rank, GapPage.what(step));
    }
    System.out.println("results in " + out);
  }
}
