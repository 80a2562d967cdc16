package org.borderflow.rules.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The cubes that are published. Adding one is a line in {@code cubes.txt}. */
public final class Cubes {

  private Cubes() {}

  /** The cubes of the file that comes with the library. */
  public static List<Cube> standard() {
    try (InputStream in = Objects.requireNonNull(Cubes.class.getResourceAsStream("cubes.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Cubes::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one cube, such as {@code citizenship x sex x age}, or {@code total}.
   *
   * @throws IllegalArgumentException if a dimension is not known
   */
  public static Cube parse(String line) {
    if (line.equals("total")) {
      return new Cube(List.of());
    }
    return new Cube(
        Arrays.stream(line.split(" x ", -1))
            .map(name -> Dimension.valueOf(name.strip().toUpperCase(Locale.ROOT)))
            .toList());
  }
}
