package org.borderflow.clearing.mirror;

import java.util.Optional;
import java.util.function.LongFunction;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Readers.Reader;

/** One side of a corridor, as some reader may see it. */
public final class Side {

  private final Reported reported;
  private final LongFunction<Definition> definitions;
  private final Reader reader;

  /**
   * A side.
   *
   * @param reported what it says; null if it says nothing
   * @param definitions definitions by number of the deposit
   * @param reader for whom
   */
  public Side(Reported reported, LongFunction<Definition> definitions, Reader reader) {
    this.reported = reported;
    this.definitions = definitions;
    this.reader = reader;
  }

  /** A side that says nothing. */
  public static Side silent() {
    return new Side(null, number -> null, Reader.ANYBODY);
  }

  boolean isSilent() {
    return reported == null;
  }

  int first() {
    return reported.series().first();
  }

  int last() {
    return reported.series().last();
  }

  /** By what it has counted the latest period of which it has a number; empty if it has none. */
  Optional<Definition> definition() {
    if (reported == null) {
      return Optional.empty();
    }
    for (int index = last(); index >= first(); index--) {
      Optional<Report> report = report(index).filter(Report::hasValue);
      if (report.isPresent()) {
        return report.map(Report::definition);
      }
    }
    return Optional.empty();
  }

  /** What it reports of a period; empty if nothing. */
  Optional<Report> report(int index) {
    if (reported == null || reported.series().mark(index) == Mark.ABSENT) {
      return Optional.empty();
    }
    long number = reported.deposit(index);
    Definition definition = definitions.apply(number);
    if (!definition.readers().admit(reader, definition.refArea())) {
      return Optional.of(new Report(Mark.WITHHELD, 0, number, definition));
    }
    return Optional.of(
        new Report(
            reported.series().mark(index), reported.series().value(index), number, definition));
  }
}
