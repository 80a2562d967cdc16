package org.borderflow.ingest.profile;

import java.util.List;
import java.util.stream.Stream;
import org.borderflow.schemas.RejectionReason;

/** Where a value comes from. */
sealed interface Source {

  Mapped of(Row row);

  /** What it reads: for each value the names that its column may have. */
  Stream<List<String>> reads();

  /** The same for every row. */
  record Constant(String text) implements Source {
    @Override
    public Mapped of(Row row) {
      return Mapped.to(text);
    }

    @Override
    public Stream<List<String>> reads() {
      return Stream.empty();
    }
  }

  /** A column, which may have several names: the first that has a value. */
  record Named(List<String> names) implements Source {
    @Override
    public Mapped of(Row row) {
      return Mapped.to(row.first(names));
    }

    @Override
    public Stream<List<String>> reads() {
      return Stream.of(names);
    }
  }

  /** Several values in one, with a text between them; blank if one of them is. */
  record Joined(List<Source> parts, String between) implements Source {
    @Override
    public Mapped of(Row row) {
      StringBuilder joined = new StringBuilder();
      for (Source part : parts) {
        Mapped value = part.of(row);
        if (!value.goesOn()) {
          return value;
        }
        joined.append(joined.isEmpty() ? "" : between).append(value.text());
      }
      return Mapped.to(joined.toString());
    }

    @Override
    public Stream<List<String>> reads() {
      return parts.stream().flatMap(Source::reads);
    }
  }

  /**
   * The year of birth of somebody who was so old at the crossing: the year that gives back this
   * age, which is counted as the difference of years where only the year of birth is known.
   */
  record BornBefore(List<String> names) implements Source {

    private static final int OLDEST = 150;

    @Override
    public Mapped of(Row row) {
      String age = row.first(names);
      if (age.isEmpty() || row.crossedAt().length() < 4) {
        return Mapped.BLANK;
      }
      int years = number(age);
      int crossed = number(row.crossedAt().substring(0, 4));
      if (years < 0 || years > OLDEST) {
        return Mapped.refused(RejectionReason.BAD_VALUE, "not an age in years");
      }
      return crossed < OLDEST ? Mapped.BLANK : Mapped.to(Integer.toString(crossed - years));
    }

    private static int number(String text) {
      boolean isNumber = text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
      return isNumber ? Integer.parseInt(text) : -1;
    }

    @Override
    public Stream<List<String>> reads() {
      return Stream.of(names);
    }
  }
}
