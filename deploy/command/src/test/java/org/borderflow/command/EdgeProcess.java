package org.borderflow.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The command {@code edge} in a process of its own, which can be killed. */
final class EdgeProcess implements AutoCloseable {

  private static final int LOOK_EVERY_MILLIS = 5;

  /** Long enough for a run of any size, through outages of the cluster. */
  private static final int PATIENCE_MINUTES = 10;

  private static final int LOOKS = PATIENCE_MINUTES * 60_000 / LOOK_EVERY_MILLIS;

  private final Process process;
  private final Path output;

  private EdgeProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static EdgeProcess start(Path output, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-Dborderflow.log=" + System.getProperty("borderflow.log") + ".edge",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "edge"));
    command.addAll(List.of(options));
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new EdgeProcess(started, output);
  }

  /** Returns as soon as something is so, while the agent runs. */
  void until(BooleanSupplier so) throws InterruptedException, IOException {
    for (int look = 0; !so.getAsBoolean(); look++) {
      if (look == LOOKS || process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("It ended, or does not come that far: " + said());
      }
    }
  }

  /** Waits until it ends by itself and returns its exit status. */
  int end() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      throw new AssertionError("It does not end: " + said());
    }
    return process.exitValue();
  }

  String said() throws IOException {
    return Files.readString(output);
  }

  /** Kills it on the spot. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
