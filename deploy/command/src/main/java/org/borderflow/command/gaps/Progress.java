package org.borderflow.command.gaps;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.tabulations.Verdict;

/**
 * What has changed from one report to another, both as JSON: verdicts of tabulations, and how far
 * requirements are met.
 *
 * @param before as-of date of the earlier one
 * @param after as-of date of the later one
 * @param tabulations verdicts
 * @param requirements shares
 */
public record Progress(
    String before, String after, List<OfTabulation> tabulations, List<OfRequirement> requirements) {

  private static final String FILE = "progress.csv";

  public Progress {
    tabulations = List.copyOf(tabulations);
    requirements = List.copyOf(requirements);
  }

  /** Which way something went. */
  public enum Change {
    BETTER,
    SAME,
    WORSE,
    /** It was not asked for before. */
    NEW,
    /** It is not asked for any more. */
    GONE
  }

  /**
   * The verdicts on a tabulation.
   *
   * @param before null if there was none
   * @param after null if there is none
   */
  public record OfTabulation(String id, Verdict before, Verdict after) {

    /** Which way it went. */
    public Change change() {
      return before == null
          ? Change.NEW
          : after == null ? Change.GONE : Progress.change(after.compareTo(before));
    }
  }

  /**
   * How far a requirement is met.
   *
   * @param name the requirement with direction and population
   * @param before null if it was not asked for
   * @param after null if it is not asked for
   */
  public record OfRequirement(String name, Share before, Share after) {

    /** Its name in words. */
    String words() {
      return name.replace('_', ' ')
          .replace("  T ALL", "")
          .replace(" A ALL", " at all entries")
          .replace(" D ALL", " at all exits")
          .replace(" A TRAVELLERS", " at entries of travellers")
          .replace(" D TRAVELLERS", " at exits of travellers");
    }

    /** Which way it went; of nothing it is as good as none. */
    public Change change() {
      if (before == null || after == null) {
        return before == null ? Change.NEW : Change.GONE;
      }
      if (!before.isDefined() || !after.isDefined()) {
        return Progress.change(Boolean.compare(after.isDefined(), before.isDefined()));
      }
      return Progress.change(
          Long.compare(
              Math.multiplyExact(after.numerator(), before.denominator()),
              Math.multiplyExact(before.numerator(), after.denominator())));
    }
  }

  private static Change change(int comparison) {
    return comparison > 0 ? Change.BETTER : comparison < 0 ? Change.WORSE : Change.SAME;
  }

  /** Compares two reports. */
  public static Progress between(JsonNode earlier, JsonNode later) {
    Map<String, Verdict> wereVerdicts = verdicts(earlier);
    Map<String, Verdict> areVerdicts = verdicts(later);
    Map<String, Share> wereShares = shares(earlier);
    Map<String, Share> areShares = shares(later);
    return new Progress(
        earlier.get("as_of").asText(),
        later.get("as_of").asText(),
        both(areVerdicts.keySet(), wereVerdicts.keySet()).stream()
            .map(id -> new OfTabulation(id, wereVerdicts.get(id), areVerdicts.get(id)))
            .toList(),
        both(areShares.keySet(), wereShares.keySet()).stream()
            .map(name -> new OfRequirement(name, wereShares.get(name), areShares.get(name)))
            .toList());
  }

  private static Set<String> both(Set<String> later, Set<String> earlier) {
    Set<String> both = new LinkedHashSet<>(later);
    both.addAll(earlier);
    return both;
  }

  private static Map<String, Verdict> verdicts(JsonNode report) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    for (JsonNode each : report.get("tabulations")) {
      verdicts.put(each.get("tabulation").asText(), Verdict.valueOf(each.get("verdict").asText()));
    }
    return verdicts;
  }

  private static Map<String, Share> shares(JsonNode report) {
    Map<String, Share> shares = new LinkedHashMap<>();
    for (JsonNode each : report.get("requirements")) {
      shares.put(
          each.get("requirement").asText()
              + " "
              + each.get("direction").asText()
              + " "
              + each.get("population").asText(),
          new Share(each.get("numerator").asLong(), each.get("denominator").asLong()));
    }
    return shares;
  }

  /** Writes {@code progress.csv}. */
  public void writeTo(Path directory) throws IOException {
    Table table =
        new Table("progress", "kind", "name", "change", "before", "before_of", "after", "after_of");
    for (OfTabulation each : tabulations) {
      table.row(
          "tabulation",
          each.id(),
          each.change(),
          each.before() == null ? "" : each.before(),
          "",
          each.after() == null ? "" : each.after(),
          "");
    }
    for (OfRequirement each : requirements) {
      table.row(
          "requirement",
          each.name(),
          each.change(),
          each.before() == null ? "" : each.before().numerator(),
          each.before() == null ? "" : each.before().denominator(),
          each.after() == null ? "" : each.after().numerator(),
          each.after() == null ? "" : each.after().denominator());
    }
    Files.write(directory.resolve(FILE), table.csv());
  }
}
