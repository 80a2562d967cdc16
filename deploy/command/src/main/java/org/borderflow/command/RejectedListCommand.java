package org.borderflow.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.borderflow.view.file.RejectionList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what was refused. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Print refused records as CSV, those included that still wait for the record which they"
            + " correct or cancel. Works while the deployment runs and while it does not.")
final class RejectedListCommand implements Callable<Integer> {

  @Mixin private StoredOptions stored;

  @Mixin private RejectionOptions wanted;

  @Option(names = "--all", description = "Those as well that were put right and sent again.")
  private boolean all;

  @Override
  public Integer call() throws IOException {
    stored.check();
    try (Running running = new Running()) {
      Path scratch = running.open(DataDirectory::temporary).path();
      OutputStream out = new BufferedOutputStream(System.out);
      new RejectionList(StoredOptions.refusals(stored.cluster(running), scratch), scratch)
          .write(wanted.filter(all), out);
      out.flush();
      return Main.DONE;
    }
  }
}
