package org.borderflow.clearing.deposit;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may read a deposit. The depositor always may.
 *
 * @param kind who, in general
 * @param areas the countries that may; only where they are named
 */
public record Readers(Kind kind, Set<String> areas) {

  /** Anybody. */
  public static final Readers EVERYBODY = new Readers(Kind.PUBLIC, Set.of());

  /** Who may read, in general. */
  public enum Kind {
    /** Anybody. */
    PUBLIC,
    /** Every country that may deposit. */
    DEPOSITORS,
    /** The countries that are named. */
    NAMED
  }

  public Readers {
    areas = Collections.unmodifiableSet(new TreeSet<>(areas));
  }

  /**
   * Who reads.
   *
   * @param everything whether nothing is kept from this reader
   * @param areas the countries for which it speaks
   */
  public record Reader(boolean everything, Set<String> areas) {

    /** Somebody who has shown nothing. */
    public static final Reader ANYBODY = new Reader(false, Set.of());

    /** Somebody from whom nothing is kept. */
    public static final Reader KEEPER = new Reader(true, Set.of());

    public Reader {
      areas = Set.copyOf(areas);
    }
  }

  /** From its text: {@code PUBLIC}, {@code DEPOSITORS}, or countries with commas. */
  public static Optional<Readers> parse(String text) {
    String given = text.strip();
    if (given.equals("PUBLIC")) {
      return Optional.of(EVERYBODY);
    }
    if (given.equals("DEPOSITORS")) {
      return Optional.of(new Readers(Kind.DEPOSITORS, Set.of()));
    }
    Set<String> areas = new TreeSet<>();
    for (String area : given.split(",", -1)) {
      if (!area.strip().matches("[A-Z]{3}")) {
        return Optional.empty();
      }
      areas.add(area.strip());
    }
    return Optional.of(new Readers(Kind.NAMED, areas));
  }

  /**
   * Whether somebody may read.
   *
   * @param depositor the country whose deposit it is
   */
  public boolean admit(Reader reader, String depositor) {
    if (reader.everything() || kind == Kind.PUBLIC || reader.areas().contains(depositor)) {
      return true;
    }
    return kind == Kind.DEPOSITORS
        ? !reader.areas().isEmpty()
        : areas.stream().anyMatch(reader.areas()::contains);
  }

  /** Its text. */
  public String text() {
    return kind == Kind.NAMED ? String.join(",", areas) : kind.name();
  }

  @Override
  public String toString() {
    return text();
  }
}
