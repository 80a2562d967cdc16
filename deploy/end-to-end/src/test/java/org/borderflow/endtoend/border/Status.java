package org.borderflow.endtoend.border;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.Traveller;

/** A person's residence as an agency knows it from elsewhere. */
public record Status(Agency agency, Person person, boolean resident, LocalDate knownFrom) {

  /** Header of a file of them. */
  public static final String HEADER =
      "person_id,document_issuer,document_number,resident,known_from";

  /** A line of such a file. */
  public String line(Random random) {
    Map<String, String> identity = person.identity(random);
    return Csv.line(
        identity.get("person_id"),
        identity.get("document_issuer"),
        identity.get("document_number"),
        random.nextBoolean() ? resident : resident ? "1" : "0",
        knownFrom);
  }

  Traveller traveller() {
    return person.traveller(agency);
  }

  InitialStatus toRules() {
    return new InitialStatus(resident, (int) knownFrom.toEpochDay());
  }
}
