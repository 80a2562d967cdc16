package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.embedded.Loopback;
import org.borderflow.schemas.ResidenceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in a process of their own: what is left when they end, one way or another. */
class EndingTest {

  private static final String UP = "Stop with Ctrl-C.";

  /** Status of a process that was asked to end: 128 and the number of the signal. */
  private static final int TERMINATED = 128 + 15;

  @TempDir private Path dir;
  private Path temporary;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void makeRoom() throws IOException {
    temporary = Files.createDirectory(dir.resolve("temporary"));
  }

  @AfterEach
  void killWhatIsLeft() {
    started.forEach(Process::destroyForcibly);
  }

  @Tag("long")
  @Test
  void askedToEndItTakesEverythingDownAndLeavesNothing() throws Exception {
    Process demo = start("demo", "--travellers", "20");
    awaitLine(demo, UP);
    List<ProcessHandle> children = demo.descendants().toList();
    assertThat(children).as("the registry").hasSize(1);

    demo.destroy();

    assertThat(demo.waitFor()).isEqualTo(TERMINATED);
    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(temporary).isEmptyDirectory();
  }

  @Tag("long")
  @Test
  void killedItLeavesNoChildBehindAndStartsAgainOnTheSameData() throws Exception {
    Path residents =
        Files.writeString(
            dir.resolve("residents.csv"), "person_id,resident,known_from\nP1,true,2024-01-01\n");
    String[] up = {
      "up",
      "--country=NZL",
      "--data=" + dir.resolve("data"),
      "--kafka-port=" + Loopback.freePort(),
      "--registry-port=" + Loopback.freePort(),
      "--intake-port=0",
      "--view-port=0",
      "--initial-status=" + residents
    };
    String[] list = {"rejected", "list", "--data=" + dir.resolve("data")};
    Process first = start(up);
    awaitLine(first, UP);
    ProcessHandle registry = first.descendants().findFirst().orElseThrow();

    first.destroyForcibly().waitFor();
    registry.onExit().get(30, TimeUnit.SECONDS);

    assertThat(Main.run(list)).as("beside the word of one that was killed").isEqualTo(Main.DONE);
    awaitLine(start(up), UP);
    assertThat(Main.run(list)).as("of one that runs").isEqualTo(Main.DONE);
    assertThat(residents()).as("the same at each start").hasSize(2).containsOnly("true 2024-01-01");
  }

  /** Residence that was taken in. */
  private List<String> residents() {
    try (Deployment deployment =
        Deployment.elsewhere(Whereabouts.of(dir.resolve("data")).orElseThrow())) {
      return Received.of(deployment, ResidenceStatus.class).stream()
          .map(status -> status.getResident() + " " + status.getKnownFrom())
          .toList();
    }
  }

  @Tag("long")
  @Test
  void aReplayThatFailsLeavesNothing() throws Exception {
    Process replay = start("replay", "--country=NZL", "--out=" + dir.resolve("out"), "-");
    replay.getOutputStream().close();

    assertThat(replay.waitFor()).isEqualTo(Main.MISUSE);
    assertThat(new String(replay.getInputStream().readAllBytes(), UTF_8)).contains("-: no header");
    assertThat(temporary).isEmptyDirectory();
  }

  private Process start(String... command) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-Dborderflow.log=" + temporary.resolve("borderflow.log"),
                "-Dborderflow.log.temporary=true",
                property(EmbeddedRegistry.HOME_PROPERTY),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(Arrays.asList(command));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  private static String property(String name) {
    return "-D" + name + "=" + System.getProperty(name);
  }

  private static void awaitLine(Process process, String wanted) throws IOException {
    BufferedReader lines = process.inputReader(UTF_8);
    List<String> read = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      read.add(line);
      if (line.contains(wanted)) {
        return;
      }
    }
    throw new AssertionError("ended without saying '" + wanted + "': " + read);
  }
}
