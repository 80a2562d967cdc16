package org.borderflow.endtoend.handbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.borderflow.endtoend.handbook.Handbook.Exercise;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The handbook, followed word by word with the launcher and what has been packaged. */
@Tag("slow")
class HandbookIT {

  private static final Path PACKAGED = Handbook.DEPLOY.resolve("command/target/borderflow");

  @TempDir private static Path dir;

  /** The launcher would build what the modules before this one have just packaged. */
  @BeforeAll
  static void takeWhatIsPackaged() throws IOException {
    assertThat(PACKAGED.resolve("lib")).isDirectoryContaining("glob:**borderflow-command-*.jar");
    if (Files.notExists(PACKAGED.resolve("built"))) {
      Files.createFile(PACKAGED.resolve("built"));
    }
    Files.createSymbolicLink(dir.resolve("deploy"), Handbook.DEPLOY.toRealPath());
  }

  /** What the link leads to is not the directory's, and stays. */
  @AfterAll
  static void takeTheLinkAway() throws IOException {
    Files.delete(dir.resolve("deploy"));
  }

  /** In order, for one builds upon another. */
  @TestFactory
  Stream<DynamicTest> everyCommandPrintsWhatTheTextSays() {
    return Handbook.exerciseChapters().stream()
        .flatMap(chapter -> Handbook.exercises(chapter).stream())
        .map(each -> DynamicTest.dynamicTest(each.command(), () -> prints(each)));
  }

  private static void prints(Exercise exercise) throws Exception {
    Ended ended = run(exercise.command(), dir);
    assertThat(ended.printed()).as(ended.errors()).isEqualTo(exercise.printed());
    assertThat(ended.status()).as(ended.errors()).isZero();
  }

  @Test
  void anExerciseOutOfOrderSaysWhichComesFirst(@TempDir Path elsewhere) throws Exception {
    Path script = Handbook.DIRECTORY.toRealPath().resolve("exercise");
    assertThat(run(script + " 3", elsewhere))
        .returns(2, Ended::status)
        .returns("", Ended::printed)
        .satisfies(
            ended -> assertThat(ended.errors()).startsWith("exercise: exercise 2 comes first"));
    assertThat(run(script + " 8", elsewhere))
        .returns(2, Ended::status)
        .satisfies(ended -> assertThat(ended.errors()).startsWith("exercise: which one?"));
  }

  private record Ended(int status, String printed, String errors) {}

  private static Ended run(String command, Path where) throws Exception {
    Path errors = where.resolve("errors.txt");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(where.toFile())
            .redirectError(errors.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), printed, Files.readString(errors));
  }
}
