package org.borderflow.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that are skipped, and say so on the console, where there is no Chromium. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

  /** Asked once per class. */
  final class Condition implements ExecutionCondition {

    private static final List<String> NAMES =
        List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (context.getTestMethod().isPresent()) {
        return ConditionEvaluationResult.enabled("asked for the class");
      }
      if (chromium().isPresent()) {
        return ConditionEvaluationResult.enabled("there is a Chromium");
      }
      System.out.println("Tests of the page are skipped: no Chromium on the path.");
      return ConditionEvaluationResult.disabled("no Chromium on the path");
    }

    /** The browser of this machine, if it has one. */
    static Optional<Path> chromium() {
      return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
          .filter(dir -> !dir.isEmpty())
          .flatMap(dir -> NAMES.stream().map(name -> Path.of(dir, name)))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }
}
