package org.borderflow.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.borderflow.view.file.RejectionList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes what was refused into a file. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Write refused records into a CSV file, as list prints them. With the columns of crossing"
            + " records added, filled and put right by whoever has them, it is what resubmit"
            + " takes.")
final class RejectedExportCommand implements Callable<Integer> {

  @Mixin private StoredOptions stored;

  @Mixin private RejectionOptions wanted;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file; must not be there yet.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    stored.check();
    try (Running running = new Running()) {
      Path scratch = running.open(DataDirectory::temporary).path();
      RejectionList list =
          new RejectionList(StoredOptions.refusals(stored.cluster(running), scratch), scratch);
      try (OutputStream file = create()) {
        list.write(wanted.filter(false), file);
      }
      return Main.DONE;
    }
  }

  private OutputStream create() {
    try {
      return new BufferedOutputStream(Files.newOutputStream(out, StandardOpenOption.CREATE_NEW));
    } catch (FileAlreadyExistsException e) {
      throw new Misuse("--out: " + out + " is there already");
    } catch (IOException e) {
      throw new Misuse("--out: " + out + " cannot be written");
    }
  }
}
