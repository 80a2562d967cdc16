package org.borderflow.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.borderflow.command.Main;

/** The command {@code replay} in a process of its own, which can be killed. */
final class ReplayProcess implements AutoCloseable {

  private static final int LOOK_EVERY_MILLIS = 5;
  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path output;
  private final Path data;

  private ReplayProcess(Process process, Path output, Path data) {
    this.process = process;
    this.output = output;
    this.data = data;
  }

  /** Starts it over a delivery, with these options besides. */
  static ReplayProcess start(Delivery delivery, Path data, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-XX:TieredStopAtLevel=1",
                "-Dborderflow.registry.home=" + System.getProperty("borderflow.registry.home"),
                "-Dborderflow.log=" + System.getProperty("borderflow.log") + ".child",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "replay",
                "--force"));
    command.addAll(List.of("--data", data.toString(), "--out", delivery.out().toString()));
    command.addAll(List.of("--agency", delivery.agency(), "--posts", delivery.posts().toString()));
    command.addAll(List.of("--initial-status", delivery.statuses().toString()));
    command.addAll(List.of("--as-of", delivery.asOf().toString()));
    command.addAll(List.of(options));
    delivery.files().forEach(file -> command.add(file.toString()));
    Path output = data.resolveSibling("output.txt");
    return new ReplayProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        output,
        data);
  }

  /** Bytes in the log of a topic. */
  static long logBytes(Path data, String topic) {
    try (Stream<Path> files = Files.walk(data.resolve("kafka"))) {
      return files
          .filter(file -> file.getParent().getFileName().toString().matches(topic + "-\\d+"))
          .filter(file -> file.getFileName().toString().endsWith(".log"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | UncheckedIOException e) {
      // Files come and go while it is looked for them.
      return 0;
    }
  }

  /** Kills it with everything it has started left to itself, as soon as it has got that far. */
  List<ProcessHandle> killWhen(BooleanSupplier farEnough) throws Exception {
    while (!farEnough.getAsBoolean()) {
      if (process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("It ended before it could be killed: " + said());
      }
    }
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    return children;
  }

  /** Waits until it ends by itself and returns its exit status. */
  int end() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("It does not end: " + said());
    }
    return process.exitValue();
  }

  /** What it has printed. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
