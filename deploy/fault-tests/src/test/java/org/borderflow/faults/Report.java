package org.borderflow.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.faults.figures.Count;
import org.borderflow.faults.kinds.Kind;

/**
 * What a run under faults came to.
 *
 * @param settings what was asked for
 * @param records how many crossings the file had
 * @param leftOut kinds that this machine cannot do, and why
 * @param struck what happened, in order
 * @param acknowledged records for which the intake answered
 * @param refused of those, refused at the door
 * @param unanswered bodies that had to be sent again
 * @param endedByItself with which status each host ended when nobody had ended it
 * @param count what stands behind the door
 * @param differences by file, the first byte that is not as in the undisturbed run, or -1
 * @param took how long it took, the undisturbed run aside
 */
record Report(
    Settings settings,
    long records,
    Map<Kind, String> leftOut,
    List<Struck> struck,
    long acknowledged,
    long refused,
    long unanswered,
    Map<String, List<Integer>> endedByItself,
    Count count,
    Map<String, Long> differences,
    Duration took) {

  /**
   * A fault that happened.
   *
   * @param lasted until it was mended
   * @param moved from then until the streams had committed something
   */
  record Struck(Kind kind, String what, Duration lasted, Duration moved) {}

  /** As text for people, in Markdown. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "%,d crossings, seed %d, as of %s, %d of each kind, %.0f s",
            records,
            settings.seed(),
            settings.asOf(),
            settings.ofEachKind(),
            took.toMillis() / 1000.0));
    lines.add("");
    lines.add("| kind | times | longest until the streams moved, s |");
    lines.add("| --- | --- | --- |");
    byKind()
        .forEach(
            (kind, of) ->
                lines.add(
                    String.format(
                        "| %s | %d | %.1f |",
                        kind,
                        of.size(),
                        of.stream().mapToLong(each -> each.moved().toMillis()).max().orElse(0)
                            / 1000.0)));
    leftOut.forEach(
        (kind, why) -> lines.add("| " + kind + " | 0, left out: needs " + why + " | |"));
    lines.add("");
    lines.add("| | records |");
    lines.add("| --- | --- |");
    lines.add(String.format("| in the file | %,d |", records));
    lines.add(String.format("| acknowledged | %,d |", acknowledged));
    lines.add(String.format("| refused at the door | %,d |", refused));
    lines.add(String.format("| present | %,d |", count.present()));
    lines.add(String.format("| doubled | %,d |", count.doubled()));
    lines.add(String.format("| of nobody | %,d |", count.strange()));
    lines.add(
        String.format(
            "| received = accepted + duplicates + rejected | %,d = %,d + %,d + %,d |",
            count.received(), count.accepted(), count.duplicates(), count.rejected()));
    lines.add(String.format("| bodies sent again because not answered | %,d |", unanswered));
    lines.add("");
    differences.forEach(
        (file, at) ->
            lines.add(
                "- "
                    + file
                    + (at < 0 ? ": the same bytes" : ": DIFFERENT from byte " + at + " on")));
    endedByItself.forEach((host, with) -> lines.add("- " + host + " ended by itself: " + with));
    return String.join("\n", lines) + "\n";
  }

  private Map<Kind, List<Struck>> byKind() {
    Map<Kind, List<Struck>> byKind = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      List<Struck> of = struck.stream().filter(each -> each.kind() == kind).toList();
      if (!of.isEmpty()) {
        byKind.put(kind, of);
      }
    }
    return byKind;
  }
}
