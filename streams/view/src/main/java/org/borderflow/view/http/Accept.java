package org.borderflow.view.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What types a caller takes: the header {@code Accept} of RFC 9110. */
final class Accept {

  private static final String ANY = "*/*";

  private final List<Range> ranges = new ArrayList<>();

  /**
   * Some types.
   *
   * @param type type and subtype; either may be a star
   * @param version version asked for; empty for any
   * @param quality from 0, not at all, to 1
   */
  private record Range(String type, String version, double quality) {

    private int specificity() {
      if (type.equals(ANY)) {
        return 0;
      }
      return type.endsWith("/*") ? 1 : version.isEmpty() ? 2 : 3;
    }

    private boolean covers(MediaType offer) {
      boolean covered =
          type.equals(ANY)
              || type.equals(offer.type())
              || (type.endsWith("/*")
                  && offer.type().startsWith(type.substring(0, type.length() - 1)));
      return covered && (version.isEmpty() || version.equals(offer.version()));
    }
  }

  /**
   * A type that is offered.
   *
   * @param type type and subtype
   * @param version its version; empty if it has none
   */
  record MediaType(String type, String version) {

    @Override
    public String toString() {
      return version.isEmpty() ? type : type + ";version=" + version;
    }
  }

  private Accept() {}

  /** What a header says; all is taken if there is none. */
  static Accept of(String header) {
    Accept accept = new Accept();
    for (String part : (header == null || header.isBlank() ? ANY : header).split(",", -1)) {
      String[] words = part.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
      String version = "";
      double quality = 1;
      for (String word : Arrays.asList(words).subList(1, words.length)) {
        if (word.startsWith("q=")) {
          quality = quality(word.substring(2));
        } else if (word.startsWith("version=")) {
          version = word.substring("version=".length()).replace("\"", "");
        }
      }
      accept.ranges.add(new Range(words[0], version, quality));
    }
    return accept;
  }

  private static double quality(String text) {
    return text.matches("[01](\\.\\d{0,3})?") ? Double.parseDouble(text) : 1;
  }

  /** The offer that the caller likes best, the first of several; empty if none is taken. */
  <T> Optional<T> best(List<T> offers, Function<T, MediaType> type) {
    T best = null;
    double most = 0;
    for (T offer : offers) {
      double quality = quality(type.apply(offer));
      if (quality > most) {
        best = offer;
        most = quality;
      }
    }
    return Optional.ofNullable(best);
  }

  private double quality(MediaType offer) {
    Range closest = null;
    for (Range range : ranges) {
      if (range.covers(offer) && (closest == null || range.specificity() > closest.specificity())) {
        closest = range;
      }
    }
    return closest == null ? 0 : closest.quality();
  }
}
