package org.borderflow.gaps.tabulations;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.borderflow.gaps.table.ResourceTable;

/** The recommended tabulations. Adding one is a line in {@code tabulations.csv}. */
public final class Tabulations {

  private Tabulations() {}

  /** Those of the file that comes with the library, in its order. */
  public static List<Tabulation> standard() {
    Map<String, Map<String, String>> measures =
        ResourceTable.read(Tabulations.class, "measures.csv").stream()
            .collect(Collectors.toMap(row -> row.get("measure"), Function.identity()));
    return ResourceTable.read(Tabulations.class, "tabulations.csv").stream()
        .map(row -> tabulation(row, measures.get(row.get("measure"))))
        .toList();
  }

  /** The full titles of the recommendations, by their keys. */
  public static Map<String, String> sources() {
    return ResourceTable.read(Tabulations.class, "sources.csv").stream()
        .collect(Collectors.toMap(row -> row.get("source"), row -> row.get("title")));
  }

  private static Tabulation tabulation(Map<String, String> row, Map<String, String> measure) {
    return new Tabulation(
        row.get("id"),
        row.get("title"),
        row.get("source"),
        row.get("place"),
        row.get("verified"),
        row.get("measure"),
        Population.valueOf(measure.get("population")),
        row.get("rule"),
        Flow.of(row.get("direction")),
        words(measure.get("requirements")),
        words(row.get("variables")),
        row.get("caveat"));
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}
