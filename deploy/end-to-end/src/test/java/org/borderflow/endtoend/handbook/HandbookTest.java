package org.borderflow.endtoend.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.borderflow.endtoend.handbook.Handbook.Exercise;
import org.borderflow.rules.residence.NamedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the handbook without doing its exercises. */
class HandbookTest {

  private static Stream<Path> pages() {
    return Handbook.pages().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) {
    assertThat(Handbook.links(page)).allSatisfy(target -> assertThat(target).exists());
  }

  @Test
  void everyPageIsReachedFromTheReadmeOfTheRepository() {
    Set<Path> reached = new HashSet<>();
    Deque<Path> open =
        new ArrayDeque<>(List.of(Handbook.DEPLOY.resolveSibling("README.md").normalize()));
    while (!open.isEmpty()) {
      for (Path target : Handbook.links(open.pop())) {
        if (target.startsWith(Handbook.DIRECTORY)
            && target.toString().endsWith(".md")
            && reached.add(target)) {
          open.push(target);
        }
      }
    }
    assertThat(reached).containsAll(Handbook.pages());
  }

  @Test
  void sevenChaptersHaveOneExerciseEachWithTextAroundIt() {
    assertThat(Handbook.exerciseChapters()).hasSize(7);
    IntStream.rangeClosed(1, 7)
        .forEach(
            number -> {
              Path chapter = Handbook.exerciseChapters().get(number - 1);
              assertThat(Handbook.exercises(chapter))
                  .as(chapter.toString())
                  .singleElement()
                  .returns("deploy/handbook/exercise " + number, Exercise::command);
              String text = Handbook.read(chapter);
              assertThat(text.indexOf("```sh")).isGreaterThan(300);
              assertThat(text.length() - text.lastIndexOf("```")).isGreaterThan(300);
            });
  }

  /** Elsewhere there is no command that nothing would run. */
  @Test
  void noOtherPageHasACommand() {
    List<Path> others =
        Handbook.pages().stream()
            .filter(page -> !Handbook.exerciseChapters().contains(page))
            .toList();
    assertThat(others).allSatisfy(page -> assertThat(Handbook.exercises(page)).isEmpty());
  }

  @Test
  void everyRuleHasItsChapter() {
    assertThat(NamedRules.standard().names())
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(
                        Handbook.DIRECTORY
                            .resolve("methods")
                            .resolve(name.replace('/', '-') + ".md"))
                    .exists());
  }
}
