package org.borderflow.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.view.file.RejectionFilter;
import org.borderflow.view.file.RejectionList;
import org.borderflow.view.topic.TopicReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What was refused. */
@Command(
    name = "rejected",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = "Look at the records that a deployment has refused.",
    subcommands = RejectedCommand.Listing.class)
final class RejectedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Which command? list; see borderflow rejected --help");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      usageHelpAutoWidth = true,
      sortOptions = false,
      description =
          "Print refused records as CSV, those included that still wait for the record which they"
              + " correct or cancel. Works while the deployment runs and while it does not.")
  static final class Listing implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the deployment.")
    private Path data;

    @Option(
        names = "--bootstrap-servers",
        paramLabel = "HOST:PORT",
        description = "A running Kafka (with --registry) in place of a data directory.")
    private String bootstrapServers;

    @Option(
        names = "--registry",
        paramLabel = "URL",
        description = "Schema registry of that Kafka.")
    private String registry;

    @Option(
        names = "--reason",
        split = ",",
        paramLabel = "REASON",
        description = "Only these reasons, with commas (default: all).")
    private Set<RejectionReason> reasons = Set.of();

    @Option(
        names = "--agency",
        split = ",",
        paramLabel = "NAME",
        description = "Only what these have sent, with commas (default: all).")
    private Set<String> agencies = Set.of();

    @Option(
        names = "--from",
        paramLabel = "DATE",
        description = "Only what was received on this day, UTC, or later.")
    private LocalDate from;

    @Option(
        names = "--to",
        paramLabel = "DATE",
        description = "Only what was received on this day, UTC, or earlier.")
    private LocalDate to;

    @Override
    public Integer call() throws IOException {
      check();
      RejectionFilter filter =
          new RejectionFilter(
              reasons,
              agencies,
              from == null ? null : begin(from),
              to == null ? null : begin(to.plusDays(1)));
      try (Running running = new Running()) {
        DataDirectory scratch = running.open(DataDirectory::temporary);
        Deployment.Cluster cluster = cluster(running);
        OutputStream out = new BufferedOutputStream(System.out);
        new RejectionList(
                new TopicReader(Map.of("bootstrap.servers", cluster.bootstrapServers())),
                AvroSerdes.of(cluster.registryUrl()),
                scratch.path())
            .write(filter, out);
        out.flush();
        return Main.DONE;
      }
    }

    private void check() {
      if ((bootstrapServers == null) != (registry == null)) {
        throw new Misuse("--bootstrap-servers and --registry go together");
      }
      if ((data == null) == (bootstrapServers == null)) {
        throw new Misuse("either --data, or --bootstrap-servers and --registry");
      }
    }

    private Deployment.Cluster cluster(Running running) {
      if (data != null) {
        return running.open(() -> StoredCluster.in(data)).cluster();
      }
      Deployment.Cluster cluster = new Deployment.Cluster(bootstrapServers, registry);
      RunningCluster.identify(cluster);
      return cluster;
    }

    private static Instant begin(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }
}
