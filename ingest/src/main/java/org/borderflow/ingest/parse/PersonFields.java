package org.borderflow.ingest.parse;

import java.time.LocalDate;
import java.util.Map;
import org.borderflow.ingest.identity.DocumentNumber;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.read.Column;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.Sex;
import org.borderflow.schemas.Traveller;

/**
 * Reads who crossed, in the columns for it or in the machine-readable zone that stands for them.
 */
final class PersonFields {

  private static final int LONGEST_ID = 64;
  private static final Words<Sex> SEXES = new Words<>(Sex.values(), Map.of());

  private final Fields fields;
  private final ZoneFields mrz;
  private final String agency;
  private final Pseudonyms pseudonyms;

  PersonFields(Fields fields, String agency, Pseudonyms pseudonyms) {
    this.fields = fields;
    this.mrz = new ZoneFields(fields);
    this.agency = agency;
    this.pseudonyms = pseudonyms;
  }

  /**
   * The person of the record at hand; half of one if there is a problem.
   *
   * @param original record id of the crossing that the record is about
   * @param crossing date of the crossing, for the century of a birth date
   */
  Person read(Identity identity, String original, LocalDate crossing) {
    mrz.begin();
    Traveller traveller = traveller(identity, original);
    BirthDate birth = fields.birthDate(Column.BIRTH_DATE);
    if (birth == null) {
      birth = mrz.birthDate(crossing);
    }
    Sex sex = fields.word(Column.SEX, SEXES);
    if (sex == null) {
      sex = mrz.sex();
    }
    String citizenship = fields.country(Column.CITIZENSHIP);
    if (citizenship == null) {
      citizenship = mrz.nationality();
    }
    if (citizenship == null) {
      fields.refuse(RejectionReason.MISSING_FIELD, Column.CITIZENSHIP, "required");
    }
    return new Person(traveller, birth, sex == null ? Sex.U : sex, citizenship);
  }

  /** Who the record at hand is about, where it is about no crossing; null if there is a problem. */
  Traveller traveller(Identity identity) {
    mrz.begin();
    return traveller(identity, "");
  }

  private Traveller traveller(Identity identity, String original) {
    return switch (identity) {
      case NONE -> pseudonyms.ofRecord(agency, original);
      case REQUIRED -> ofIdentity();
      case OR_PSEUDONYM ->
          fields.has(Column.TRAVELLER) ? SealedTraveller.read(fields) : ofIdentity();
      case NO_PSEUDONYM -> fields.has(Column.TRAVELLER) ? notPermitted() : ofIdentity();
    };
  }

  private Traveller notPermitted() {
    fields.refuse(
        RejectionReason.NOT_PERMITTED, Column.TRAVELLER, "a pseudonym from who is no edge");
    return null;
  }

  /** The person number if there is one: the document is then not even looked at. */
  private Traveller ofIdentity() {
    String person = fields.text(Column.PERSON_ID, LONGEST_ID);
    if (person != null && !person.isBlank()) {
      return fields.problem() == null ? pseudonyms.ofPerson(agency, person) : null;
    }
    boolean numbered = fields.has(Column.DOCUMENT_NUMBER);
    boolean issued = fields.has(Column.DOCUMENT_ISSUER);
    if (!numbered && !issued && !mrz.present()) {
      return noIdentity(Column.PERSON_ID, "neither a person number nor a document");
    }
    if (!issued && !mrz.present()) {
      return noIdentity(Column.DOCUMENT_ISSUER, "a document number without its issuer");
    }
    String issuer = issued ? fields.country(Column.DOCUMENT_ISSUER) : mrz.issuer();
    String number =
        numbered ? fields.text(Column.DOCUMENT_NUMBER, LONGEST_ID) : mrz.documentNumber();
    if (number == null || DocumentNumber.canonical(number).isEmpty()) {
      return noIdentity(Column.DOCUMENT_NUMBER, "a document without its number");
    }
    return fields.problem() == null ? pseudonyms.ofDocument(issuer, number) : null;
  }

  private Traveller noIdentity(Column column, String message) {
    fields.refuse(RejectionReason.NO_IDENTITY, column, message);
    return null;
  }
}
