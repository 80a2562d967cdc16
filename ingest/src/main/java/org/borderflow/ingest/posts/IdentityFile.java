package org.borderflow.ingest.posts;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.schemas.Traveller;

/**
 * Identities read from CSV: in each row a {@code person_id}, or a {@code document_issuer} and a
 * {@code document_number}, or the pseudonym itself as {@code traveller} (32 hexadecimal digits).
 * Messages name line and column, never what stands there.
 *
 * @param agency the agency whose person numbers these are
 */
public record IdentityFile(String agency, Pseudonyms pseudonyms) {

  private static final List<String> COLUMNS =
      List.of("person_id", "document_issuer", "document_number", "traveller");
  private static final int TRAVELLER = 3;
  private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-fA-F]{32}");
  private static final RecordLayout LAYOUT =
      new RecordLayout(
          COLUMNS,
          List.of(
              Set.of("person_id"),
              Set.of("document_issuer", "document_number"),
              Set.of("traveller")),
          -1);

  /**
   * The pseudonyms of all rows, under the former key too while that is remembered.
   *
   * @param source name of the file in messages
   * @throws org.borderflow.ingest.UnusableInput if a row is wrong
   */
  public List<Traveller> read(String source, InputStream in) {
    TableFile file = new TableFile(source, LAYOUT);
    List<Traveller> travellers = new ArrayList<>();
    file.forEach(
        in,
        row -> {
          travellers.add(traveller(file, row, pseudonyms));
          pseudonyms.former().ifPresent(by -> travellers.add(traveller(file, row, by)));
        });
    return travellers;
  }

  private Traveller traveller(TableFile file, RawRecord row, Pseudonyms by) {
    String pseudonym = row.text(TRAVELLER);
    if (pseudonym.isEmpty()) {
      return InitialStatusFile.traveller(file, row, agency, by);
    }
    if (!PSEUDONYM.matcher(pseudonym).matches()) {
      throw file.bad(row, TRAVELLER, "not a pseudonym of 32 hexadecimal digits");
    }
    return new Traveller(HexFormat.of().parseHex(pseudonym));
  }
}
