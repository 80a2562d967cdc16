package org.borderflow.ingest.parse;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.read.Column;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;

/** Reads what records state that are about a person and no crossing. */
final class StatementFields {

  private static final int LONGEST_REASON = 32;
  private static final Pattern REASON = Pattern.compile("[A-Z0-9_]+");

  private final Fields fields;
  private final PersonFields persons;

  StatementFields(Fields fields, PersonFields persons) {
    this.fields = fields;
    this.persons = persons;
  }

  /**
   * Residence known from elsewhere: an arrival by birth, an end by death, a register's word; null
   * if there is a problem.
   */
  ResidenceStatus status(Identity identity) {
    Traveller traveller = own(identity);
    Boolean resident = fields.truth(Column.RESIDENT);
    if (resident == null) {
      fields.refuse(RejectionReason.MISSING_FIELD, Column.RESIDENT, "required");
    }
    LocalDate knownFrom = fields.date(Column.KNOWN_FROM);
    if (knownFrom == null) {
      fields.refuse(RejectionReason.MISSING_FIELD, Column.KNOWN_FROM, "required");
    }
    return fields.problem() == null ? new ResidenceStatus(traveller, resident, knownFrom) : null;
  }

  /** Two identities that are one person, or are not; null if there is a problem. */
  IdentityLink link(Identity identity) {
    Traveller traveller = own(identity);
    Traveller linked = persons.linked(identity);
    return fields.problem() == null ? new IdentityLink(traveller, linked, reason(fields)) : null;
  }

  /** The reason of a link if it is a code; words might name somebody and are not kept. */
  static String reason(Fields fields) {
    String reason = fields.acceptableText(Column.REASON, LONGEST_REASON);
    return REASON.matcher(reason).matches() ? reason : "";
  }

  private Traveller own(Identity identity) {
    if (identity == Identity.NONE) {
      fields.refuse(
          RejectionReason.NO_IDENTITY, Column.PERSON_ID, "a source that does not say who crossed");
    }
    return persons.traveller(identity);
  }
}
