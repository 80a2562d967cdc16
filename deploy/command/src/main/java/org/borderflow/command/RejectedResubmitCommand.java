package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.borderflow.ingest.FileIntake;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.resubmit.CorrectedFile;
import org.borderflow.ingest.resubmit.OpenRefusals;
import org.borderflow.ingest.resubmit.Refusal;
import org.borderflow.ingest.resubmit.Resubmitted;
import org.borderflow.ingest.resubmit.Resubmitted.Status;
import org.borderflow.ingest.resubmit.Resubmitter;
import org.borderflow.service.access.Agency;
import org.borderflow.service.access.AgencyRegister;
import org.borderflow.service.trace.TraceParent;
import org.borderflow.view.file.RejectionFilter;
import org.borderflow.view.sort.CsvLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes in what was refused and is put right. */
@Command(
    name = "resubmit",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Take in refused records that were put right, under the position at which they were read"
            + " first. A record answers the open refusals of its record_id, else what was refused"
            + " at its source and line, if the file has those columns; received_at and agency tell"
            + " apart what they leave open. Prints what became of each.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:our fault; the line on standard error names a log",
      "2:misuse: an option, a file that cannot be used",
      "3:--strict was given and something was not accepted"
    })
final class RejectedResubmitCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "Crossing records: .csv, .csv.gz, .jsonl or .jsonl.gz.")
  private Path file;

  @Mixin private StoredOptions stored;

  @Option(
      names = "--agency",
      paramLabel = "NAME",
      description = "Whose records these are (default: whose refusals they answer).")
  private String agency;

  @Mixin private PostOptions posts;

  @Option(
      names = "--pseudonym-key",
      paramLabel = "FILE",
      description =
          "Key of the pseudonyms (default: $BORDERFLOW_PSEUDONYM_KEY, else that of --data).")
  private Path pseudonymKey;

  @Option(names = "--dry-run", description = "Only say what would become of each record.")
  private boolean dryRun;

  @Option(names = "--strict", description = "End with status 3 if anything was not accepted.")
  private boolean strict;

  @Override
  public Integer call() throws IOException {
    stored.check();
    FileIntake.check(file, Optional.empty());
    PostRegister register = posts.register();
    try (Running running = new Running()) {
      Path scratch = running.open(DataDirectory::temporary).path();
      Deployment.Cluster cluster = stored.cluster(running);
      Pseudonyms pseudonyms = new Pseudonyms(key());
      CorrectedFile corrected = new CorrectedFile(file);
      OpenRefusals open = open(corrected.wanted(), cluster, scratch);
      Map<Status, Long> counts = new EnumMap<>(Status.class);
      System.out.println("source,line,record_id,status,reason,field,message");
      Consumer<Resubmitted> tell =
          told -> {
            counts.merge(told.status(), 1L, Long::sum);
            System.out.println(line(told));
          };
      Optional<RecordPublisher> publisher = publisher(cluster, running);
      TraceParent trace = publisher.map(RecordPublisher::trace).orElseGet(TraceParent::begin);
      List<String> warnings =
          new Resubmitter(session(trace, pseudonyms, register), agencies(), publisher, open, tell)
              .read(corrected);
      warnings.forEach(warning -> System.err.println("warning: " + warning));
      tell(counts);
      boolean allAccepted = counts.keySet().equals(Set.of(Status.ACCEPTED));
      return strict && !allAccepted ? Main.SOMETHING_REJECTED : Main.DONE;
    }
  }

  private PseudonymKey key() {
    if (pseudonymKey != null) {
      return PseudonymKey.fromFile(pseudonymKey);
    }
    return PseudonymKey.fromEnvironment(System.getenv())
        .or(() -> stored.data().flatMap(data -> DataDirectory.kept(data).presentKey()))
        .orElseThrow(
            () ->
                new Misuse(
                    "--pseudonym-key: the key of the intake is needed, or every record would be"
                        + " that of somebody else"));
  }

  private OpenRefusals open(CorrectedFile.Wanted wanted, Deployment.Cluster cluster, Path scratch)
      throws IOException {
    OpenRefusals open = new OpenRefusals();
    Set<String> ofAgency = agency == null ? Set.of() : Set.of(agency);
    StoredOptions.refusals(cluster, scratch)
        .show(
            new RejectionFilter(Set.of(), ofAgency, Set.of(), null, null, false),
            refused -> {
              if (wanted.mayBe(refused.rejection())) {
                open.add(new Refusal(refused.rejection(), refused.receivedAt()));
              }
            });
    return open;
  }

  private Function<Agency, IntakeSettings> session(
      TraceParent trace, Pseudonyms pseudonyms, PostRegister register) {
    LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    return sender -> new IntakeSettings(sender.name(), trace.id(), pseudonyms, register, tomorrow);
  }

  private Function<String, Agency> agencies() {
    Map<String, Agency> registered =
        stored
            .data()
            .map(AgencyRegister::new)
            .map(AgencyRegister::agencies)
            .orElse(List.of())
            .stream()
            .collect(Collectors.toMap(Agency::name, Function.identity()));
    return name -> registered.getOrDefault(name, Agency.unregistered(name));
  }

  private Optional<RecordPublisher> publisher(Deployment.Cluster cluster, Running running) {
    return dryRun
        ? Optional.empty()
        : Optional.of(running.open(running.open(() -> Deployment.elsewhere(cluster))::publisher));
  }

  private static CsvLine line(Resubmitted told) {
    return new CsvLine()
        .text(told.source())
        .number(told.line())
        .text(told.recordId())
        .text(told.status().name())
        .text(told.reason())
        .text(told.field())
        .text(told.message());
  }

  private void tell(Map<Status, Long> counts) {
    System.err.printf(
        "%saccepted %d, rejected %d, unknown %d%n",
        dryRun ? "dry run: nothing was sent; " : "",
        counts.getOrDefault(Status.ACCEPTED, 0L),
        counts.getOrDefault(Status.REJECTED, 0L),
        counts.getOrDefault(Status.UNKNOWN, 0L));
  }
}
