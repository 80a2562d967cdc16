package org.borderflow.ingest.codes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Codes of countries, nationalities and issuers of documents: ISO 3166-1 alpha-3, and what ICAO Doc
 * 9303 part 3 section 5 adds to it. The specimen code {@code UTO} is not among them. In any case of
 * letters and with or without the filler of machine-readable zones; {@code D}, Germany's code in
 * its documents, becomes {@code DEU}.
 */
public final class CountryCodes {

  private static final int LETTERS = 26;

  /** Known codes, at the place that their three letters give. */
  private static final String[] KNOWN = read();

  private CountryCodes() {}

  /** The code as it is kept, or null if it is unknown. */
  public static String normalise(String written) {
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    return normalise(bytes, 0, bytes.length);
  }

  /** The code written in a range, as it is kept, or null if it is unknown. */
  public static String normalise(byte[] bytes, int from, int to) {
    if (to - from == 3 && bytes[to - 1] != '<') {
      return KNOWN[place(bytes, from)];
    }
    int end = to;
    while (end > from && bytes[end - 1] == '<') {
      end--;
    }
    if (end - from == 1) {
      return letter(bytes[from]) == 'D' - 'A' ? "DEU" : null;
    }
    return end - from == 3 ? KNOWN[place(bytes, from)] : null;
  }

  /** The last place belongs to all that is not three letters, and is never filled. */
  private static int place(byte[] bytes, int from) {
    int first = letter(bytes[from]);
    int second = letter(bytes[from + 1]);
    int third = letter(bytes[from + 2]);
    return (first | second | third) < 0
        ? LETTERS * LETTERS * LETTERS
        : (first * LETTERS + second) * LETTERS + third;
  }

  private static int letter(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    return b >= 'a' && b <= 'z' ? b - 'a' : -1;
  }

  private static String[] read() {
    String[] known = new String[LETTERS * LETTERS * LETTERS + 1];
    InputStream resource = CountryCodes.class.getResourceAsStream("country-codes.txt");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.US_ASCII))) {
      for (String code = lines.readLine(); code != null; code = lines.readLine()) {
        known[place(code.getBytes(StandardCharsets.US_ASCII), 0)] = code;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }
}
