package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.borderflow.estimates.Method;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.profile.Profiles;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.topology.service.CommitInterval;
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
    description = {
      "Take in crossing files and write outcomes, stays and flows as of a date.",
      "With --bootstrap-servers nobody else may work on that Kafka meanwhile."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:our fault; the line on standard error names a log",
      "2:misuse: an option, a file that cannot be used",
      "3:--strict was given and something was rejected"
    })
final class ReplayCommand implements Callable<Integer> {

  private static final int LONGEST_AGENCY = 64;

  static final CommitInterval COMMIT_INTERVAL = CommitInterval.ofMillis(5_000);

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

  @Mixin private PostOptions posts;

  @Option(
      names = "--agency",
      defaultValue = "local",
      paramLabel = "NAME",
      description = "Whose records these are (default: ${DEFAULT-VALUE}).")
  private String agency;

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description = "Source profile of files that are not written as the contract says.")
  private String profile;

  @Option(names = "--strict", description = "End with status 3 if anything was rejected.")
  private boolean strict;

  @Option(
      names = "--with-travellers",
      description = "Add the travellers' pseudonyms to outcomes.csv.")
  private boolean withTravellers;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep the cluster here, or what belongs to the one of --bootstrap-servers; a replay that"
              + " was killed goes on from it.")
  private Path data;

  @Option(
      names = "--pseudonym-key",
      paramLabel = "FILE",
      description = "Key of the pseudonyms (default: $BORDERFLOW_PSEUDONYM_KEY, else made).")
  private Path pseudonymKey;

  @Mixin private RunningKafkaOptions runningKafka;

  @Mixin private DisclosureOptions disclosure;

  @Override
  public Integer call() throws IOException {
    Method method = rules.method();
    PostRegister register = posts.register();
    Optional<Profile> source = Optional.ofNullable(profile).map(Profiles::of);
    check(source);
    try (Running running = new Running()) {
      DataDirectory directory =
          running.open(() -> data == null ? DataDirectory.temporary() : DataDirectory.kept(data));
      directory.checkMethod(method);
      Disclosure terms = disclosure.disclosure(directory);
      directory.checkDisclosure(terms);
      PseudonymKey key =
          pseudonymKey == null ? directory.pseudonymKey() : PseudonymKey.fromFile(pseudonymKey);
      ReplaySettings settings =
          new ReplaySettings(
              files,
              out,
              directory.path().resolve("scratch"),
              asOf,
              agency,
              source,
              new Pseudonyms(key),
              register,
              initialStatus,
              withTravellers,
              terms.method());
      Deployment deployment = start(running, directory, method, terms);
      RunReport report = new Replay(deployment, method.rules(), settings).run();
      return strict && report.rejected() > 0 ? Main.SOMETHING_REJECTED : Main.DONE;
    }
  }

  private void check(Optional<Profile> source) throws IOException {
    runningKafka.check();
    if (agency.isBlank() || agency.length() > LONGEST_AGENCY) {
      throw new Misuse("--agency: a name of 1 to " + LONGEST_AGENCY + " characters");
    }
    if (Collections.frequency(files, "-") > 1) {
      throw new Misuse("-: standard input can be read only once");
    }
    for (String file : files) {
      if (!file.equals("-")) {
        FileIntake.check(Path.of(file), source);
      }
    }
    if (initialStatus != null && !Files.isReadable(initialStatus)) {
      throw new Misuse("--initial-status: " + initialStatus + " cannot be read");
    }
    OutputDirectory.prepare(out, force);
  }

  private Deployment start(
      Running running, DataDirectory directory, Method method, Disclosure terms) {
    StreamsPlan plan = StreamsPlan.forgettingNothing(method, terms, COMMIT_INTERVAL);
    Optional<Deployment.Cluster> given = runningKafka.cluster();
    if (given.isEmpty()) {
      directory.checkOwnCluster();
      return running.open(() -> Deployment.embedded(directory.path(), Deployment.Ports.ANY, plan));
    }
    Deployment.Cluster cluster = given.get();
    running.open(() -> RunningCluster.claim(cluster, directory));
    return running.open(() -> Deployment.on(cluster, directory.path(), plan));
  }
}
