package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Rejection;
import org.borderflow.view.file.Refusals.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells all that is known of a refusal. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Tell all that is known of the refusals of one record, by its id or by where it was read."
            + " What the record held is not kept.")
final class RejectedShowCommand implements Callable<Integer> {

  private static final int NO_LINE = -1;

  @Mixin private StoredOptions stored;

  @Mixin private RejectionOptions wanted;

  @Parameters(arity = "0..1", paramLabel = "RECORD_ID", description = "The record's own id.")
  private String recordId;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "File or door where the record was read (with --line).")
  private String source;

  @Option(
      names = "--line",
      defaultValue = "" + NO_LINE,
      paramLabel = "N",
      description = "Its line there (with --source).")
  private long line;

  @Override
  public Integer call() throws IOException {
    stored.check();
    if ((source == null) != (line == NO_LINE) || (source == null && recordId == null)) {
      throw new Misuse("which record? RECORD_ID, or --source and --line");
    }
    try (Running running = new Running()) {
      Path scratch = running.open(DataDirectory::temporary).path();
      List<Refused> found = new ArrayList<>();
      StoredOptions.refusals(stored.cluster(running), scratch)
          .show(
              wanted.filter(true),
              refused -> {
                if (isMeant(refused.rejection())) {
                  found.add(refused);
                }
              });
      if (found.isEmpty()) {
        throw new Misuse("no such record was refused");
      }
      found.sort(Comparator.comparing(Refused::receivedAt));
      System.out.print(
          found.stream().map(RejectedShowCommand::told).collect(Collectors.joining("\n")));
      return Main.DONE;
    }
  }

  private boolean isMeant(Rejection rejection) {
    Origin origin = rejection.getOrigin();
    return (recordId == null || recordId.equals(rejection.getRecordId()))
        && (source == null || (source.equals(origin.getSource()) && line == origin.getLine()));
  }

  private static String told(Refused refused) {
    Rejection rejection = refused.rejection();
    return String.format(
        "agency: %s%nrecord_id: %s%nsource: %s%nline: %d%nreason: %s%nfield: %s%nmessage: %s%n"
            + "border_post: %s%nreceived_at: %s%nsession: %s%nhandled: %s%n",
        rejection.getAgency(),
        rejection.getRecordId(),
        rejection.getOrigin().getSource(),
        rejection.getOrigin().getLine(),
        rejection.getReason(),
        rejection.getField(),
        rejection.getMessage(),
        rejection.getBorderPost(),
        refused.receivedAt(),
        rejection.getOrigin().getRun(),
        refused.handled());
  }
}
