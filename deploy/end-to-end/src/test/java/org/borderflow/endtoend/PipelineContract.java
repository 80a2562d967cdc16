package org.borderflow.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.endtoend.border.Agency;
import org.borderflow.endtoend.border.DirtyBorder;
import org.borderflow.endtoend.border.Line;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.residence.NamedRules;
import org.borderflow.rules.travel.Anomalies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The law of the product, end to end: whatever agencies send, in whatever order, in however many
 * files and however often, the files that come out are those of a recount of what was accepted, and
 * every line is accounted for.
 */
public abstract class PipelineContract {

  private static final int PEOPLE = 120;
  private static final LocalDate EARLY = LocalDate.parse("2021-11-30");

  @TempDir private Path dir;

  /** Starts a pipeline that has taken nothing yet. */
  protected abstract Pipeline start(RuleBook rules) throws IOException;

  @Test
  void streamEqualsRecount() throws IOException {
    streamEqualsRecount(1, Anomalies.SET_ASIDE, LocalDate.parse("2023-04-14"));
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "2, IMPUTE, 2023-12-31",
    "3, SET_ASIDE, 2026-01-01",
  })
  void alsoAtOtherBorders(long seed, Anomalies anomalies, LocalDate asOf) throws IOException {
    streamEqualsRecount(seed, anomalies, asOf);
  }

  private void streamEqualsRecount(long seed, Anomalies anomalies, LocalDate asOf)
      throws IOException {
    RuleBook rules =
        new RuleBook(
            "NZL",
            List.of(NamedRules.standard().named("12/16"), NamedRules.standard().named("6/12")),
            anomalies);
    DirtyBorder border = new DirtyBorder(seed, PEOPLE);
    Agency north = DirtyBorder.agencies().get(0);
    Agency south = DirtyBorder.agencies().get(1);
    List<Line> early = border.lines(north).subList(0, border.lines(north).size() / 2);
    List<Line> again = new ArrayList<>(border.lines(north));
    again.addAll(border.lines(north).subList(0, 50));

    Office office = new Office(dir, rules, border.statuses(), seed);
    try (Pipeline pipeline = start(rules)) {
      office.check(pipeline, north, early, EARLY);
      office.check(pipeline, south, border.lines(south), asOf);
      office.check(pipeline, north, again, asOf);
    }
  }
}
