package org.borderflow.endtoend.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The handbook as it lies in the repository. */
final class Handbook {

  static final Path DEPLOY = Path.of(System.getProperty("borderflow.deploy")).normalize();
  static final Path DIRECTORY = DEPLOY.resolve("handbook");

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  /** A command and what it is to print. */
  record Exercise(String command, String printed) {}

  private Handbook() {}

  /** Every page, those of the methods too. */
  static List<Path> pages() {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The chapters with exercises, in order: those beside the table of contents that have a number.
   */
  static List<Path> exerciseChapters() {
    return pages().stream()
        .filter(page -> page.getParent().equals(DIRECTORY))
        .filter(page -> page.getFileName().toString().matches("\\d-.*"))
        .toList();
  }

  /**
   * The exercises of a page.
   *
   * @throws AssertionError if a command has no answer behind it, or an answer no command before it
   */
  static List<Exercise> exercises(Path page) {
    List<Exercise> exercises = new ArrayList<>();
    String command = null;
    for (MatchResult block : BLOCK.matcher(read(page)).results().toList()) {
      boolean isCommand = block.group(1).equals("sh");
      if (isCommand != (command == null) || !(isCommand || block.group(1).equals("text"))) {
        throw new AssertionError(
            page + ": a command and its answer do not alternate: " + block.group());
      }
      if (isCommand) {
        command = block.group(2).strip();
      } else {
        exercises.add(new Exercise(command, block.group(2)));
        command = null;
      }
    }
    if (command != null) {
      throw new AssertionError(page + ": a command without an answer: " + command);
    }
    return exercises;
  }

  /** Where the links of a page lead that do not leave the repository. */
  static List<Path> links(Path page) {
    return LINK.matcher(read(page))
        .results()
        .map(link -> link.group(1).replaceFirst("#.*", ""))
        .filter(link -> !link.isEmpty() && !link.contains("://"))
        .map(link -> page.resolveSibling(link).normalize())
        .toList();
  }

  static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
