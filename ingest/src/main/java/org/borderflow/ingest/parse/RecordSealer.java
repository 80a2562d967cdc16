package org.borderflow.ingest.parse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.Fault;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.schemas.Traveller;

/**
 * Takes identities out of records before they travel. What the intake makes of a sealed record is
 * what it would have made of the record itself: the same facts, or the same refusal. For one thread
 * at a time.
 */
public final class RecordSealer {

  private static final Set<Column> IDENTITY =
      EnumSet.of(
          Column.MRZ,
          Column.PERSON_ID,
          Column.DOCUMENT_ISSUER,
          Column.DOCUMENT_NUMBER,
          Column.DOCUMENT_TYPE,
          Column.LINKED_PERSON_ID,
          Column.LINKED_DOCUMENT_ISSUER,
          Column.LINKED_DOCUMENT_NUMBER,
          // may name somebody
          Column.REASON);

  private static final Set<Column> LINKED =
      EnumSet.of(
          Column.LINKED_PERSON_ID, Column.LINKED_DOCUMENT_ISSUER, Column.LINKED_DOCUMENT_NUMBER);

  private final Fields fields = new Fields();
  private final PersonFields persons;

  /**
   * @param agency name under which the intake knows the agency
   * @param pseudonyms under the intake's own key
   */
  public RecordSealer(String agency, Pseudonyms pseudonyms) {
    this.persons = new PersonFields(fields, agency, pseudonyms);
  }

  /** A record of the layout {@link Column#LAYOUT} as an object with a traveller and no identity. */
  public ObjectNode seal(RawRecord raw) {
    ObjectNode sealed = JsonNodeFactory.instance.objectNode();
    Fault fault = raw.fault();
    if (fault != null) {
      copy(raw, Column.RECORD_ID, sealed);
      Problem problem = new Problem(fault.reason(), fault.field(), fault.message());
      return sealed.put(Column.TRAVELLER.title(), SealedTraveller.of(problem));
    }
    for (Column column : Column.OF_FILES) {
      if (!IDENTITY.contains(column)) {
        copy(raw, column, sealed);
      }
    }
    Person person = person(raw);
    Problem problem = fields.problem();
    if (problem == null) {
      put(sealed, Column.BIRTH_DATE, person.birth() == null ? "" : person.birth().text());
      put(sealed, Column.SEX, person.sex().name());
      put(sealed, Column.CITIZENSHIP, person.citizenship());
      put(sealed, Column.TRAVELLER, SealedTraveller.of(person.traveller(), persons.formers()));
    } else if (IDENTITY.stream().anyMatch(column -> column.title().equals(problem.field()))) {
      put(sealed, Column.TRAVELLER, SealedTraveller.of(problem));
    } else {
      // The intake will find the same, in what it is given; there is a traveller by then.
      put(sealed, Column.TRAVELLER, SealedTraveller.of(person.traveller(), persons.formers()));
    }
    sealLink(raw, sealed);
    return sealed;
  }

  private void sealLink(RawRecord raw, ObjectNode sealed) {
    fields.begin(raw);
    if (LINKED.stream().noneMatch(fields::has)) {
      return;
    }
    put(sealed, Column.REASON, StatementFields.reason(fields));
    Traveller linked = persons.linked(Identity.REQUIRED);
    Problem problem = fields.problem();
    put(
        sealed,
        Column.LINKED_TRAVELLER,
        problem == null
            ? SealedTraveller.of(linked, persons.formers())
            : SealedTraveller.of(problem));
  }

  private Person person(RawRecord raw) {
    persons.begin();
    fields.begin(raw);
    Moment crossing = fields.moment(Column.CROSSED_AT);
    LocalDate date = crossing == null ? LocalDate.EPOCH : crossing.in(null).date();
    fields.begin(raw); // a problem with the date is for the intake to find
    return persons.read(Identity.REQUIRED, "", date);
  }

  private static void copy(RawRecord raw, Column column, ObjectNode sealed) {
    int from = raw.from(column.ordinal());
    int length = raw.to(column.ordinal()) - from;
    put(sealed, column, new String(raw.bytes(), from, length, StandardCharsets.UTF_8));
  }

  private static void put(ObjectNode sealed, Column column, String value) {
    if (!value.isEmpty()) {
      sealed.put(column.title(), value);
    } else {
      sealed.remove(column.title());
    }
  }
}
