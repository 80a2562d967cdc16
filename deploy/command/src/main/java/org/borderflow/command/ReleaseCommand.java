package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.borderflow.command.release.Calendar;
import org.borderflow.command.release.ReceivedLog;
import org.borderflow.command.release.Release;
import org.borderflow.command.release.ReleaseMaker;
import org.borderflow.command.release.ReleaseTerms;
import org.borderflow.command.release.Releases;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.estimates.Method;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.view.topic.TopicReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Freezes what is published as of a date. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "Freeze a release as of a date: flows-public.csv and stay-lengths-public.csv, flows.csv and"
          + " stay-lengths.csv (exact, confidential), revisions.csv (confidential) and"
          + " release.json. It is made from the log of received records as it is now, whether the"
          + " deployment runs or not, gets a number in the data directory and can be made again at"
          + " any time, byte for byte.",
      "If nothing has changed since the last release of that date, it is that one."
    })
final class ReleaseCommand implements Callable<Integer> {

  @Option(names = "--as-of", paramLabel = "DATE", description = "As-of date of a new release.")
  private LocalDate asOf;

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "In place of --as-of: make release N again, and compare.")
  private Integer number;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Data directory of the deployment.")
  private Path data;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where files go.")
  private Path out;

  @Option(names = "--force", description = "Write into --out although it is not empty.")
  private boolean force;

  @Option(
      names = "--public-only",
      description =
          "Write flows-public.csv, stay-lengths-public.csv and release.json only, nothing that is"
              + " confidential.")
  private boolean publicOnly;

  @Option(
      names = "--rules",
      paramLabel = "NAMES",
      description = "Other rules than those of the deployment, with commas between.")
  private String rules;

  @Option(
      names = "--calendar",
      paramLabel = "FILE",
      description =
          "Release calendar as_of,embargo_until: the view shows the release from that moment.")
  private Path calendar;

  @Mixin private RunningKafkaOptions runningKafka;

  @Mixin private DisclosureOptions disclosure;

  @Override
  public Integer call() throws IOException {
    check();
    Optional<OffsetDateTime> embargo = embargo();
    OutputDirectory.prepare(out, force);
    try (Running running = new Running()) {
      DataDirectory directory = running.open(() -> DataDirectory.kept(data));
      Deployment.Cluster cluster = runningKafka.orStoredIn(data, running);
      Method method = method(directory);
      Disclosure terms = disclosure.disclosure(directory);
      directory.checkDisclosure(terms);
      Path scratch = running.open(DataDirectory::temporary).path();
      Releases releases = Releases.of(data);
      ReleaseMaker maker =
          new ReleaseMaker(
              new ReceivedLog(
                  new TopicReader(cluster.connection()), new AvroSerdes(cluster.registry())),
              releases,
              new ReleaseTerms(method, terms, embargo, scratch),
              was ->
                  new Method(
                      RuleOptions.ruleBook(
                          was.country(), String.join(",", was.rules()), was.anomalies()),
                      // In releases of older versions there was only the usual one.
                      RuleOptions.prior(
                          Objects.requireNonNullElse(was.prior(), RuleOptions.USUAL_PRIOR))));
      Release release = number == null ? maker.make(asOf) : again(maker, releases, scratch);
      copy(release);
      System.out.printf(
          "release %d as of %s%s in %s%n",
          release.number(),
          release.asOf(),
          release.embargo().map(moment -> ", under embargo until " + moment + ",").orElse(""),
          out);
      return Main.DONE;
    }
  }

  private void check() {
    if ((asOf == null) == (number == null)) {
      throw new Misuse("either --as-of or --number");
    }
    runningKafka.check();
    if (number != null && (rules != null || calendar != null)) {
      throw new Misuse("--number: a release that was made has its rules and its embargo");
    }
    if (!Files.isDirectory(data)) {
      throw new Misuse("--data: there is no directory " + data);
    }
  }

  private Method method(DataDirectory directory) {
    Method stored = directory.method();
    return rules == null
        ? stored
        : new Method(
            RuleOptions.ruleBook(
                stored.rules().country(), rules, StoredRules.anomalies(stored.rules())),
            stored.prior());
  }

  private Optional<OffsetDateTime> embargo() throws IOException {
    if (calendar == null) {
      return Optional.empty();
    }
    if (!Files.isReadable(calendar)) {
      throw new Misuse("--calendar: " + calendar + " cannot be read");
    }
    try {
      OffsetDateTime moment = Calendar.read(calendar).embargoes().get(asOf);
      if (moment == null) {
        throw new Misuse("--calendar: " + calendar + " has no release as of " + asOf);
      }
      return Optional.of(moment);
    } catch (IllegalArgumentException e) {
      throw new Misuse("--calendar: " + calendar + ": " + e.getMessage());
    }
  }

  private Release again(ReleaseMaker maker, Releases releases, Path scratch) throws IOException {
    Release release =
        releases
            .numbered(number)
            .orElseThrow(() -> new Misuse("--number: there is no release " + number));
    maker.makeAgain(release, Files.createTempDirectory(scratch, "again"));
    return release;
  }

  /** What is frozen was compared, or made, byte for byte. */
  private void copy(Release release) throws IOException {
    List<String> files = publicOnly ? release.publicFiles() : release.files();
    for (String file : files) {
      Files.copy(
          release.directory().resolve(file),
          out.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
