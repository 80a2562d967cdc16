package org.borderflow.ingest.parse;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.identity.Rekeyed;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.Fault;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Purpose;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.TransportMode;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerClass;

/**
 * Judges crossing records. Columns are looked at in one fixed order, that of {@link Column}, and
 * the first problem is the one reported. For one thread at a time: it reuses its working memory.
 */
public final class CrossingParser {

  private static final int LONGEST_ID = 64;
  private static final int LONGEST_CODE = 32;
  private static final String TOTAL = "_T";

  private static final Words<RecordType> RECORD_TYPES = new Words<>(RecordType.values(), Map.of());
  private static final Words<Direction> DIRECTIONS =
      new Words<>(
          Direction.values(),
          Map.of(
              "A", Direction.ENTRY,
              "ARRIVAL", Direction.ENTRY,
              "D", Direction.EXIT,
              "DEPARTURE", Direction.EXIT));
  private static final Words<Purpose> PURPOSES = new Words<>(Purpose.values(), Map.of());
  private static final Words<TransportMode> MODES = new Words<>(TransportMode.values(), Map.of());
  private static final Words<TravellerClass> CLASSES =
      new Words<>(TravellerClass.values(), Map.of());

  private final String agency;
  private final String run;
  private final PostRegister posts;
  private final LocalDate latestAllowed;
  private final Identity identity;

  private final Fields fields = new Fields();
  private final PersonFields persons;
  private final StatementFields statements;
  private final Fingerprint fingerprint = new Fingerprint();

  /** When and where the crossing of the present record took place, as soon as that is known. */
  private Moment local;

  private ZoneId zone;

  /** A parser of records that must say who crossed. */
  public CrossingParser(
      String agency,
      String run,
      Pseudonyms pseudonyms,
      PostRegister posts,
      LocalDate latestAllowed) {
    this(agency, run, pseudonyms, posts, latestAllowed, Identity.REQUIRED);
  }

  /**
   * @param agency the agency whose records these are
   * @param run the intake session, for the origin of each record
   * @param latestAllowed a later local date at the post is {@code FUTURE_DATE}
   * @param identity how records say who crossed; a pseudonym is looked for only in records of the
   *     layout {@link Column#DOOR_LAYOUT}
   */
  public CrossingParser(
      String agency,
      String run,
      Pseudonyms pseudonyms,
      PostRegister posts,
      LocalDate latestAllowed,
      Identity identity) {
    this.agency = agency;
    this.run = run;
    this.persons = new PersonFields(fields, agency, pseudonyms);
    this.statements = new StatementFields(fields, persons);
    this.posts = posts;
    this.latestAllowed = latestAllowed;
    this.identity = identity;
  }

  /**
   * The verdict on a record of the layout {@link Column#LAYOUT}.
   *
   * @param source name of the file or door it was read from
   */
  public Verdict parse(RawRecord raw, String source) {
    return parse(raw, new Origin(run, source, raw.line()));
  }

  /**
   * As {@link #parse(RawRecord, String)}.
   *
   * @param origin where the record counts as read
   */
  public Verdict parse(RawRecord raw, Origin origin) {
    fields.begin(raw);
    local = null;
    Fault fault = raw.fault();
    if (fault != null) {
      return rejected(origin, new Problem(fault.reason(), fault.field(), fault.message()));
    }
    if (identity == Identity.OR_PSEUDONYM) {
      Problem unreadable = SealedTraveller.lineRefused(fields);
      if (unreadable != null) {
        return rejected(origin, unreadable);
      }
    }
    persons.begin();
    ReceivedCrossing received = received(origin);
    Problem problem = fields.problem();
    return problem == null
        ? new Verdict.Accepted(received, rekeyed(received))
        : rejected(origin, problem);
  }

  /** What the record would have been under the former key, if there is one. */
  private Optional<Rekeyed> rekeyed(ReceivedCrossing record) {
    Map<Traveller, Traveller> formers = persons.formers();
    if (formers.isEmpty()) {
      return Optional.empty();
    }
    fingerprint.under(formers);
    long former =
        fingerprint.of(
            record.getRecordType(),
            record.getCorrects(),
            record.getVersion(),
            record.getStatus(),
            record.getLink(),
            record.getCrossing());
    fingerprint.under(Map.of());
    List<IdentityLink> links = new ArrayList<>();
    if (identity != Identity.NONE) {
      formers.forEach(
          (present, before) -> links.add(new IdentityLink(before, present, Rekeyed.REASON)));
    }
    return Optional.of(new Rekeyed(links, former));
  }

  /**
   * When the crossing of the record parsed last took place, in seconds since 1970: at the end of
   * its day if no time is written, by UTC if nothing says where on earth that was; empty if the
   * record has no crossing.
   */
  public OptionalLong crossedAt() {
    return local == null ? OptionalLong.empty() : OptionalLong.of(local.epochSecond(zone));
  }

  private Verdict rejected(Origin origin, Problem problem) {
    return new Verdict.Rejected(
        new Rejection(
            agency,
            origin,
            fields.acceptableText(Column.RECORD_ID, LONGEST_ID),
            problem.reason(),
            problem.field(),
            problem.message(),
            fields.acceptableText(Column.BORDER_POST, LONGEST_CODE)));
  }

  /** The record, or null or half of one if there is a problem. */
  private ReceivedCrossing received(Origin origin) {
    String id = required(fields.text(Column.RECORD_ID, LONGEST_ID), Column.RECORD_ID);
    RecordType type = orElse(fields.word(Column.RECORD_TYPE, RECORD_TYPES), RecordType.NEW);
    String corrects = null;
    if (type == RecordType.CORRECTION || type == RecordType.CANCELLATION) {
      corrects = required(fields.text(Column.CORRECTS, LONGEST_ID), Column.CORRECTS);
    }
    int version = 1;
    ResidenceStatus status = null;
    IdentityLink link = null;
    Crossing crossing = null;
    if (fields.problem() == null) {
      switch (type) {
        case CANCELLATION -> {}
        case STATUS_CHANGE -> status = statements.status(identity);
        case IDENTITY_LINK, IDENTITY_UNLINK -> {
          version = version();
          link = statements.link(identity);
        }
        default -> {
          version = version();
          crossing = crossing(corrects == null ? id : corrects);
        }
      }
    }
    if (fields.problem() != null) {
      return null;
    }
    long hash = fingerprint.of(type, corrects, version, status, link, crossing);
    return new ReceivedCrossing(
        agency, id, type, corrects, version, hash, origin, status, asBefore(link), crossing);
  }

  /**
   * While there is a former key, links are those of the former pseudonyms, so that a link and its
   * unlink are of one pair whether they come before or after the change.
   */
  private IdentityLink asBefore(IdentityLink link) {
    Map<Traveller, Traveller> formers = persons.formers();
    return link == null || formers.isEmpty()
        ? link
        : new IdentityLink(
            formers.getOrDefault(link.getTraveller(), link.getTraveller()),
            formers.getOrDefault(link.getLinked(), link.getLinked()),
            link.getReason());
  }

  private int version() {
    return orElse(fields.whole(Column.VERSION, 1, Integer.MAX_VALUE), 1L).intValue();
  }

  /**
   * @param original record id of the crossing that these facts are about
   */
  private Crossing crossing(String original) {
    Direction direction = required(fields.word(Column.DIRECTION, DIRECTIONS), Column.DIRECTION);
    Moment written = required(fields.moment(Column.CROSSED_AT), Column.CROSSED_AT);
    String post = required(code(Column.BORDER_POST), Column.BORDER_POST);
    if (fields.problem() != null) {
      return null;
    }
    zone = posts.zone(post).orElse(null);
    local = written.in(zone);
    if (local.date().isAfter(latestAllowed)) {
      fields.refuse(
          RejectionReason.FUTURE_DATE, Column.CROSSED_AT, "later than the latest date allowed");
    }
    if (posts.refusesUnknown() && posts.isUnknown(post, local.date())) {
      fields.refuse(
          RejectionReason.UNKNOWN_CODE,
          Column.BORDER_POST,
          "not a post of the register on that date");
    }
    Long sequence = fields.whole(Column.SEQUENCE, 0, Long.MAX_VALUE);
    Person person = persons.read(identity, original, local.date());
    String residence = orElse(fields.country(Column.RESIDENCE_COUNTRY), "");
    String born = orElse(fields.country(Column.BIRTH_COUNTRY), "");
    String other = orElse(fields.country(Column.OTHER_COUNTRY), "");
    Purpose purpose = orElse(fields.word(Column.PURPOSE, PURPOSES), Purpose.UNKNOWN);
    String permit = orElse(code(Column.PERMIT), "");
    LocalDate authorisedUntil = fields.date(Column.AUTHORISED_UNTIL);
    TransportMode mode = orElse(fields.word(Column.TRANSPORT_MODE, MODES), TransportMode.UNKNOWN);
    TravellerClass travellerClass =
        orElse(fields.word(Column.TRAVELLER_CLASS, CLASSES), TravellerClass.ORDINARY);
    if (fields.problem() != null) {
      return null;
    }
    BirthDate birth = person.birth();
    return new Crossing(
        person.traveller(),
        direction,
        local.date(),
        local.secondOfDay() == Moment.UNKNOWN ? null : (Integer) local.secondOfDay(),
        post,
        sequence,
        person.citizenship(),
        residence,
        born,
        other,
        birth == null ? null : (Integer) birth.year(),
        birth == null ? null : birth.month(),
        person.sex(),
        purpose,
        permit,
        authorisedUntil,
        mode,
        travellerClass,
        identity != Identity.NONE);
  }

  /** A code of the agency's own; any but the one under which flows are totalled. */
  private String code(Column column) {
    String code = fields.repeatedText(column, LONGEST_CODE);
    if (TOTAL.equals(code)) {
      fields.refuse(RejectionReason.BAD_VALUE, column, "the code that stands for totals");
    }
    return code;
  }

  private <T> T required(T value, Column column) {
    if (value == null) {
      fields.refuse(RejectionReason.MISSING_FIELD, column, "required");
    }
    return value;
  }

  private static <T> T orElse(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
