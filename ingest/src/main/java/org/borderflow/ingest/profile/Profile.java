package org.borderflow.ingest.profile;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.Dialect;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;

/**
 * How an agency's own files are read as crossing records of the contract. A profile is data: see
 * {@link Profiles} for how to get one, and PROFILES.md for how to write one.
 */
public final class Profile {

  private final String name;
  private final String description;
  private final Dialect dialect;
  private final Identity identity;
  private final Set<String> ignored;
  private final List<Mapping> mappings;

  Profile(
      String name,
      String description,
      Dialect dialect,
      Identity identity,
      Set<String> ignored,
      List<Mapping> mappings) {
    this.name = name;
    this.description = description;
    this.dialect = dialect;
    this.identity = identity;
    this.ignored = Set.copyOf(ignored);
    this.mappings = List.copyOf(mappings);
  }

  public String name() {
    return name;
  }

  /** What files it is for, in one line. */
  public String description() {
    return description;
  }

  /** Whether the files say who crossed. */
  public Identity identity() {
    return identity;
  }

  /**
   * Reads a file of the agency's as records of the layout {@link Column#LAYOUT}. Each has the line
   * of the row it was made of.
   *
   * @throws UnusableInput when the file as a whole cannot be read
   */
  public RecordReader read(String source, InputStream in, ReadingFormat format) {
    List<String> columns = new ArrayList<>(columns());
    RecordLayout layout = new RecordLayout(columns, List.of(Set.of()), -1);
    RecordReader rows = RecordReader.of(source, in, format, layout, dialect);
    List<String> warnings = new ArrayList<>();
    rows.header().ifPresent(header -> warnings.addAll(check(source, Set.copyOf(header))));
    return new MappedReader(rows, columns, mappings, warnings);
  }

  /** All columns of the agency's that it knows of. */
  private Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    mappings.stream().flatMap(Mapping::reads).forEach(columns::addAll);
    columns.addAll(ignored);
    return columns;
  }

  /** The columns of the agency's that are mapped. */
  Set<String> mapped() {
    Set<String> columns = new LinkedHashSet<>();
    mappings.stream().flatMap(Mapping::reads).forEach(columns::addAll);
    return columns;
  }

  /** The columns of the contract that are filled. */
  List<Column> filled() {
    return Stream.of(Column.values())
        .filter(column -> mappings.stream().anyMatch(m -> m.values().containsKey(column)))
        .toList();
  }

  /** Refuses a file that lacks what no record can do without; other gaps are a warning. */
  private List<String> check(String source, Set<String> header) {
    List<String> vital = lacking(header, ProfileFile.VITAL);
    if (!vital.isEmpty()) {
      throw new UnusableInput(
          source + ": not a file of profile " + name + ": line 1 lacks " + join(vital));
    }
    List<String> others = lacking(header, List.of(Column.values()));
    return others.isEmpty()
        ? List.of()
        : List.of(
            source + ": columns that profile " + name + " reads are missing: " + join(others));
  }

  private List<String> lacking(Set<String> header, List<Column> columns) {
    return mappings.stream()
        .flatMap(mapping -> columns.stream().flatMap(mapping::reads))
        .filter(names -> names.stream().noneMatch(header::contains))
        .map(names -> String.join(" or ", names))
        .distinct()
        .toList();
  }

  private static String join(List<String> names) {
    return String.join(", ", names);
  }

  @Override
  public String toString() {
    return "profile " + name;
  }
}
