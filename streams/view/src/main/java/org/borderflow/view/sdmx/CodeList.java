package org.borderflow.view.sdmx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The codes of a column and what they mean.
 *
 * @param id its id
 * @param name its name
 * @param codes names by code, in order
 */
public record CodeList(String id, String name, Map<String, String> codes) {

  /** The list of countries and citizenships. */
  static final String AREA = "CL_AREA";

  private static final Map<String, CodeList> ALL = read();

  public CodeList {
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
  }

  /** Every list, in order. */
  static Collection<CodeList> all() {
    return ALL.values();
  }

  /** Whether all codes that may occur are in it; there may be more areas than are known here. */
  public boolean isComplete() {
    return !id.equals(AREA);
  }

  /** The list of this id. */
  static CodeList of(String id) {
    return Objects.requireNonNull(ALL.get(id), id);
  }

  /** With codes that occur and are not in it, under their own name. */
  CodeList with(Collection<String> occurring) {
    Map<String, String> more = new LinkedHashMap<>(codes);
    new TreeSet<>(occurring).forEach(code -> more.putIfAbsent(code, code));
    return new CodeList(id, name, more);
  }

  private static Map<String, CodeList> read() {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    String id = null;
    String name = null;
    Map<String, String> codes = new LinkedHashMap<>();
    for (String line : lines("code-lists.txt")) {
      String[] parts = line.strip().split(" ", 2);
      if (line.startsWith(" ")) {
        codes.put(parts[0], parts[1]);
        continue;
      }
      if (id != null) {
        lists.put(id, new CodeList(id, name, codes));
      }
      id = parts[0];
      name = parts[1];
      codes = new LinkedHashMap<>();
    }
    lists.put(id, new CodeList(id, name, codes));
    lists.computeIfPresent(AREA, (area, list) -> withCountries(list));
    return lists;
  }

  private static CodeList withCountries(CodeList list) {
    Map<String, String> codes = new LinkedHashMap<>(list.codes());
    for (String country : new TreeSet<>(List.of(Locale.getISOCountries()))) {
      Locale locale = new Locale.Builder().setRegion(country).build();
      codes.putIfAbsent(locale.getISO3Country(), locale.getDisplayCountry(Locale.ENGLISH));
    }
    return new CodeList(list.id(), list.name(), codes);
  }

  /** The lines of a file that comes with this package, without comments. */
  static List<String> lines(String file) {
    try (InputStream in = Objects.requireNonNull(CodeList.class.getResourceAsStream(file));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
