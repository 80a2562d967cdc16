package org.borderflow.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.borderflow.faults.kinds.Kind;

/**
 * A run under faults.
 *
 * @param crossings about how many are pushed
 * @param seed which country, which faults, whom they strike and when
 * @param ofEachKind how often each kind strikes
 * @param kinds the kinds that strike
 * @param longest how long a fault lasts at most before it is mended
 * @param asOf the day that comes behind the last record; the crossings are of the two years before.
 *     No clock may be later, however wrong
 * @param directory where everything is put; what was there is deleted
 */
record Settings(
    int crossings,
    long seed,
    int ofEachKind,
    List<Kind> kinds,
    Duration longest,
    LocalDate asOf,
    Path directory) {

  /** The same with these kinds only. */
  Settings with(List<Kind> only) {
    return new Settings(crossings, seed, ofEachKind, only, longest, asOf, directory);
  }

  /** As system properties {@code faults.*} say; what they do not say as given here. */
  static Settings fromProperties(int crossings, int ofEachKind, int longestSeconds) {
    String kinds = System.getProperty("faults.kinds", "");
    String asOf = System.getProperty("faults.as.of");
    return new Settings(
        Integer.getInteger("faults.crossings", crossings),
        Long.getLong("faults.seed", 1),
        Integer.getInteger("faults.of.each.kind", ofEachKind),
        kinds.isEmpty()
            ? List.of(Kind.values())
            : Arrays.stream(kinds.split(",")).map(Kind::valueOf).toList(),
        Duration.ofSeconds(Integer.getInteger("faults.longest.seconds", longestSeconds)),
        asOf == null ? LocalDate.now(ZoneOffset.UTC).plusDays(3) : LocalDate.parse(asOf),
        Path.of(System.getProperty("faults.directory")));
  }
}
