package org.borderflow.ingest.parse;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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

  private static final Columns OWN =
      new Columns(
          Column.PERSON_ID, Column.DOCUMENT_ISSUER, Column.DOCUMENT_NUMBER, Column.TRAVELLER);
  private static final Columns SECOND =
      new Columns(
          Column.LINKED_PERSON_ID,
          Column.LINKED_DOCUMENT_ISSUER,
          Column.LINKED_DOCUMENT_NUMBER,
          Column.LINKED_TRAVELLER);

  private final Fields fields;
  private final ZoneFields mrz;
  private final ZoneFields noZone;
  private final String agency;
  private final Pseudonyms pseudonyms;
  private final Map<Traveller, Traveller> formers = new HashMap<>();

  PersonFields(Fields fields, String agency, Pseudonyms pseudonyms) {
    this.fields = fields;
    this.mrz = new ZoneFields(fields);
    this.noZone = new ZoneFields(fields);
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

  /** A new record is at hand. */
  void begin() {
    formers.clear();
  }

  /** By each pseudonym of the record at hand, the one under the former key; empty without one. */
  Map<Traveller, Traveller> formers() {
    return formers;
  }

  private Traveller under(Function<Pseudonyms, Traveller> pseudonym) {
    Traveller present = pseudonym.apply(pseudonyms);
    pseudonyms.former().ifPresent(former -> formers.put(present, pseudonym.apply(former)));
    return present;
  }

  /** Who the record at hand is about, where it is about no crossing; null if there is a problem. */
  Traveller traveller(Identity identity) {
    mrz.begin();
    return traveller(identity, "");
  }

  /** The second identity of a link; null if there is a problem. A zone never stands for it. */
  Traveller linked(Identity identity) {
    return identity == Identity.NONE ? null : stated(identity, SECOND, noZone);
  }

  private Traveller traveller(Identity identity, String original) {
    return identity == Identity.NONE
        ? under(by -> by.ofRecord(agency, original))
        : stated(identity, OWN, mrz);
  }

  private Traveller stated(Identity identity, Columns columns, ZoneFields zone) {
    if (identity == Identity.REQUIRED || !fields.has(columns.traveller())) {
      return ofIdentity(columns, zone);
    }
    if (identity == Identity.OR_PSEUDONYM) {
      return SealedTraveller.read(fields, columns.traveller(), formers);
    }
    fields.refuse(
        RejectionReason.NOT_PERMITTED, columns.traveller(), "a pseudonym from who is no edge");
    return null;
  }

  /** The person number if there is one: the document is then not even looked at. */
  private Traveller ofIdentity(Columns columns, ZoneFields zone) {
    String person = fields.text(columns.person(), LONGEST_ID);
    if (person != null && !person.isBlank()) {
      return fields.problem() == null ? under(by -> by.ofPerson(agency, person)) : null;
    }
    boolean numbered = fields.has(columns.number());
    boolean issued = fields.has(columns.issuer());
    if (!numbered && !issued && !zone.present()) {
      return noIdentity(columns.person(), "neither a person number nor a document");
    }
    if (!issued && !zone.present()) {
      return noIdentity(columns.issuer(), "a document number without its issuer");
    }
    String issuer = issued ? fields.country(columns.issuer()) : zone.issuer();
    String number = numbered ? fields.text(columns.number(), LONGEST_ID) : zone.documentNumber();
    if (number == null || DocumentNumber.canonical(number).isEmpty()) {
      return noIdentity(columns.number(), "a document without its number");
    }
    return fields.problem() == null ? under(by -> by.ofDocument(issuer, number)) : null;
  }

  private Traveller noIdentity(Column column, String message) {
    fields.refuse(RejectionReason.NO_IDENTITY, column, message);
    return null;
  }

  /** Where one identity stands. */
  private record Columns(Column person, Column issuer, Column number, Column traveller) {}
}
