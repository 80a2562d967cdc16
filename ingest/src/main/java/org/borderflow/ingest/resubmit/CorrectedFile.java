package org.borderflow.ingest.resubmit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.schemas.Rejection;

/**
 * A file of records that were refused and are put right: crossing records, and if wanted the
 * columns {@code source}, {@code line}, {@code received_at} and {@code agency} of the list of
 * refusals beside them.
 *
 * @param path the file; its name says the format
 */
public record CorrectedFile(Path path) {

  private static final int SOURCE = Column.LAYOUT.names().size();
  private static final int LINE = SOURCE + 1;
  private static final int RECEIVED_AT = SOURCE + 2;
  private static final int AGENCY = SOURCE + 3;

  private static final RecordLayout LAYOUT =
      new RecordLayout(names(), Column.LAYOUT.required(), Column.LAYOUT.recordIdSlot());

  private static List<String> names() {
    List<String> names = new ArrayList<>(Column.LAYOUT.names());
    names.addAll(List.of("source", "line", "received_at", "agency"));
    return names;
  }

  /**
   * The refusals that the file may answer, out of all that there are.
   *
   * @param recordIds record ids that occur in it
   * @param places positions that occur in it
   */
  public record Wanted(Set<String> recordIds, Set<Place> places) {

    /** Whether a record of the file may answer it. */
    public boolean mayBe(Rejection rejection) {
      return recordIds.contains(rejection.getRecordId())
          || places.contains(
              new Place(rejection.getOrigin().getSource(), rejection.getOrigin().getLine()));
    }
  }

  /**
   * Looks through the file.
   *
   * @throws UnusableInput if it cannot be used as a whole
   */
  public Wanted wanted() {
    Set<String> recordIds = new HashSet<>();
    Set<Place> places = new HashSet<>();
    read(
        (record, reference) -> {
          if (!reference.recordId().isEmpty()) {
            recordIds.add(reference.recordId());
          }
          if (reference.place() != null) {
            places.add(reference.place());
          }
        });
    return new Wanted(recordIds, places);
  }

  /**
   * Reads the file to its end.
   *
   * @return what the user should know about it
   */
  List<String> read(BiConsumer<RawRecord, Reference> visitor) {
    String source = path.toString();
    try (InputStream in = Files.newInputStream(path)) {
      RecordReader reader = RecordReader.of(source, in, ReadingFormat.ofName(source), LAYOUT);
      while (reader.next()) {
        visitor.accept(reader.record(), reference(reader.record()));
      }
      return reader.warnings();
    } catch (IOException e) {
      throw new UnusableInput(source + ": cannot be read", e);
    }
  }

  private Reference reference(RawRecord record) {
    String source = record.text(SOURCE);
    String line = record.text(LINE);
    return new Reference(
        record.text(Column.RECORD_ID.ordinal()),
        source.isEmpty() || line.isEmpty() ? null : new Place(source, number(record, line)),
        record.text(RECEIVED_AT).isEmpty() ? null : moment(record),
        record.text(AGENCY));
  }

  private long number(RawRecord record, String line) {
    try {
      return Long.parseLong(line);
    } catch (NumberFormatException e) {
      throw bad(record, LINE, "not a whole number");
    }
  }

  private Instant moment(RawRecord record) {
    try {
      return Instant.parse(record.text(RECEIVED_AT));
    } catch (DateTimeException e) {
      throw bad(record, RECEIVED_AT, "not a moment as in the list of refusals");
    }
  }

  private UnusableInput bad(RawRecord record, int slot, String why) {
    return new UnusableInput(
        path + ": line " + record.line() + ": " + LAYOUT.names().get(slot) + ": " + why);
  }
}
