package org.borderflow.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;

/** A page of examples, done as it says: each command answers with the block behind it. */
final class RunnablePage {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+) ?(\\S*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private final String text;
  private final Path dir;
  private final Map<String, String> environment;

  /**
   * @param dir where the files are put that the page gives a name, and commands are run
   * @param environment what commands find in their environment
   */
  RunnablePage(Path page, Path dir, Map<String, String> environment) throws IOException {
    this.text = Files.readString(page);
    this.dir = dir;
    this.environment = Map.copyOf(environment);
  }

  String text() {
    return text;
  }

  /**
   * A test for each command.
   *
   * @param needed what has to succeed before a command that contains the key can be run; such a
   *     test is skipped where it does not
   */
  List<DynamicTest> tests(Map<String, String> needed) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    String command = null;
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String content = block.group(3);
      if (!block.group(2).isEmpty()) {
        Files.writeString(dir.resolve(block.group(2)), content);
      } else if (block.group(1).equals("sh")) {
        assertThat(command).as("a command without an answer").isNull();
        command = content;
      } else {
        String run = command;
        tests.add(DynamicTest.dynamicTest(run.strip(), () -> answers(run, content, needed)));
        command = null;
      }
    }
    return tests;
  }

  private void answers(String command, String expected, Map<String, String> needed)
      throws Exception {
    for (Map.Entry<String, String> tool : needed.entrySet()) {
      if (command.contains(tool.getKey())) {
        assumeTrue(run(tool.getValue()).status() == 0, tool.getKey() + " is not here");
      }
    }
    Ended ended = run(command);
    assertThat(ended.text().strip()).as(ended.errors()).isEqualTo(expected.strip());
    assertThat(ended.status()).isZero();
  }

  private record Ended(int status, String text, String errors) {}

  private Ended run(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    Path errors = dir.resolve("errors.txt");
    builder.directory(dir.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String told = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), told, Files.readString(errors));
  }
}
