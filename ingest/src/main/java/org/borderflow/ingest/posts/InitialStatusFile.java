package org.borderflow.ingest.posts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.borderflow.ingest.codes.CountryCodes;
import org.borderflow.ingest.identity.DocumentNumber;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;

/**
 * Residence known from elsewhere before the first crossing, read from CSV with {@code person_id},
 * or {@code document_issuer} and {@code document_number}, then {@code resident} ({@code true},
 * {@code false}, {@code 1}, {@code 0}) and {@code known_from} (a date). Identities become the same
 * pseudonyms as in crossings of the same agency.
 *
 * @param agency the agency whose person numbers these are
 */
public record InitialStatusFile(String agency, Pseudonyms pseudonyms) {

  private static final List<String> COLUMNS =
      List.of("person_id", "document_issuer", "document_number", "resident", "known_from");
  private static final int PERSON = 0;
  private static final int ISSUER = 1;
  private static final int NUMBER = 2;
  private static final int RESIDENT = 3;
  private static final int KNOWN_FROM = 4;
  private static final RecordLayout LAYOUT =
      new RecordLayout(
          COLUMNS, List.of(Set.of(COLUMNS.get(RESIDENT), COLUMNS.get(KNOWN_FROM))), -1);

  /**
   * Reads a file to its end, handing on each status as it is read.
   *
   * @return number of statuses
   * @throws UnusableInput if the file cannot be read or a row is wrong
   */
  public long read(Path file, Consumer<ResidenceStatus> statuses) {
    try (InputStream in = TableFile.open(file)) {
      return read(file.toString(), in, statuses);
    } catch (IOException e) {
      throw new UnusableInput(file + ": cannot be read", e);
    }
  }

  /**
   * As {@link #read(Path, Consumer)}.
   *
   * @param source name of the file in messages
   */
  public long read(String source, InputStream in, Consumer<ResidenceStatus> statuses) {
    TableFile file = new TableFile(source, LAYOUT);
    long[] count = {0};
    file.forEach(
        in,
        row -> {
          statuses.accept(status(file, row));
          count[0]++;
        });
    return count[0];
  }

  private ResidenceStatus status(TableFile file, RawRecord row) {
    return new ResidenceStatus(traveller(file, row), resident(file, row), knownFrom(file, row));
  }

  private Traveller traveller(TableFile file, RawRecord row) {
    return traveller(file, row, agency, pseudonyms);
  }

  /** Whom a row is about, in the first three columns. */
  static Traveller traveller(TableFile file, RawRecord row, String agency, Pseudonyms pseudonyms) {
    String person = row.text(PERSON);
    if (!person.isEmpty()) {
      return pseudonyms.ofPerson(agency, person);
    }
    if (row.text(ISSUER).isEmpty() && row.text(NUMBER).isEmpty()) {
      throw file.bad(row, PERSON, "neither a person number nor a document");
    }
    String issuer = CountryCodes.normalise(row.text(ISSUER));
    if (issuer == null) {
      throw file.bad(row, ISSUER, "not a code of ISO 3166-1 alpha-3 or ICAO 9303");
    }
    if (DocumentNumber.canonical(row.text(NUMBER)).isEmpty()) {
      throw file.bad(row, NUMBER, "a document without its number");
    }
    return pseudonyms.ofDocument(issuer, row.text(NUMBER));
  }

  private static boolean resident(TableFile file, RawRecord row) {
    return switch (row.text(RESIDENT).toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw file.bad(row, RESIDENT, "not one of true, false, 1, 0");
    };
  }

  private static LocalDate knownFrom(TableFile file, RawRecord row) {
    try {
      return LocalDate.parse(row.text(KNOWN_FROM));
    } catch (DateTimeException e) {
      throw file.bad(row, KNOWN_FROM, "not a calendar date written YYYY-MM-DD");
    }
  }
}
