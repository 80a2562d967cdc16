package org.borderflow.ingest.profile;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names of the months in one language, by {@link Spelling}. A name may be cut to three letters or
 * more, with or without a full stop, as long as no other month begins so.
 */
final class MonthNames {

  private static final int SHORTEST = 3;
  private static final int MONTHS = 12;
  private static final Splitter NAMES = Splitter.on('/');
  private static final Map<String, MonthNames> LANGUAGES = read();

  private final Map<String, Integer> months = new HashMap<>();

  private MonthNames(List<String> names) {
    for (int month = 1; month <= MONTHS; month++) {
      for (String name : NAMES.split(names.get(month - 1))) {
        months.put(Spelling.of(name), month);
      }
    }
  }

  /** Names given one by one; those of a month may be several, with a slash between them. */
  static MonthNames of(List<String> twelve) {
    if (twelve.size() != MONTHS) {
      throw new IllegalArgumentException("a year has twelve months");
    }
    return new MonthNames(twelve);
  }

  /** Names in a language of ISO 639-1, or null if they are not known. */
  static MonthNames in(String language) {
    return LANGUAGES.get(language);
  }

  static Set<String> languages() {
    return LANGUAGES.keySet();
  }

  /** The month of a name, or 0. */
  int month(String written) {
    String name =
        Spelling.of(written.endsWith(".") ? written.substring(0, written.length() - 1) : written);
    Integer whole = months.get(name);
    if (whole != null || name.length() < SHORTEST) {
      return whole == null ? 0 : whole;
    }
    List<Integer> beginning =
        months.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(name))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    return beginning.size() == 1 ? beginning.get(0) : 0;
  }

  private static Map<String, MonthNames> read() {
    Map<String, MonthNames> languages = new TreeMap<>();
    InputStream resource = MonthNames.class.getResourceAsStream("months.txt");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> words = Splitter.on(' ').splitToList(line);
        languages.put(words.get(0), of(words.subList(1, words.size())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return languages;
  }
}
