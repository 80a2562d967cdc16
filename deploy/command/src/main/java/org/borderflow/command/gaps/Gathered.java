package org.borderflow.command.gaps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderflow.gaps.GapCount;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.LagBasis;
import org.borderflow.gaps.Received;
import org.borderflow.gaps.fields.FieldState;
import org.borderflow.gaps.fields.Place;
import org.borderflow.gaps.fields.Refused;
import org.borderflow.gaps.fields.Seen;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.rules.RuleBook;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.rules.travel.KnownResidence;
import org.borderflow.rules.travel.TravellerClass;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.ReceivedRecord;
import org.borderflow.topology.recount.LogEnd;
import org.borderflow.topology.recount.ReceivedRecords;

/**
 * The records that are to be assessed, accepted and refused. Which of them stand, and whose they
 * are, is found as for a release.
 */
public final class Gathered {

  private static final int PARTITION = 0;
  private static final LogEnd ALL = new LogEnd(Map.of(PARTITION, Long.MAX_VALUE));
  private static final Set<String> IDENTITY_COLUMNS =
      Set.of("mrz", "person_id", "document_issuer", "document_number", "document_type");

  private final ReceivedRecords records = new ReceivedRecords();
  private final Map<Id, Noted> noted = new HashMap<>();
  private final List<Refused> refused = new ArrayList<>();
  private long received;
  private long duplicates;
  private long conflicts;
  private LocalDate latest;

  private record Id(String agency, String recordId) {}

  private record Noted(long fingerprint, Set<Variable> leftBlank, int lag) {}

  private static final class Person {
    private final List<ReceivedRecord> crossings = new ArrayList<>(2);
    private final Set<InitialStatus> statuses = new HashSet<>(1);

    private int identities() {
      return (int) crossings.stream().map(ReceivedRecord::traveller).distinct().count();
    }
  }

  /**
   * Takes in a record that was found valid.
   *
   * @param leftBlank variables that stand blank in it although the record has a word for it
   * @param lag days from the crossing until it was received, see {@link Seen}
   */
  void accept(ReceivedCrossing record, Set<Variable> leftBlank, int lag) {
    received++;
    Noted known =
        noted.putIfAbsent(
            new Id(record.getAgency(), record.getRecordId()),
            new Noted(record.getFingerprint(), leftBlank, lag));
    if (known != null) {
      if (known.fingerprint() == record.getFingerprint()) {
        duplicates++;
      } else {
        conflicts++;
      }
      return;
    }
    records.add(record, PARTITION, noted.size());
    if (record.getCrossing() != null) {
      LocalDate date = record.getCrossing().getDate();
      latest = latest == null || date.isAfter(latest) ? date : latest;
    }
  }

  /** Takes in residence that is known from elsewhere. */
  public void accept(ResidenceStatus status) {
    records.add(status, PARTITION, noted.size());
  }

  /**
   * Takes in a record that was refused.
   *
   * @param month the month to which it belongs, {@link Place#UNKNOWN} if it does not tell
   */
  void refuse(Rejection rejection, String month) {
    received++;
    RejectionReason reason = rejection.getReason();
    boolean blank =
        reason == RejectionReason.MISSING_FIELD || reason == RejectionReason.NO_IDENTITY;
    String post = rejection.getBorderPost().isEmpty() ? Place.UNKNOWN : rejection.getBorderPost();
    refused.add(
        new Refused(
            new Place(post, rejection.getAgency(), month),
            variable(reason, rejection.getField()),
            blank ? FieldState.BLANK : FieldState.INVALID,
            reason == RejectionReason.FUTURE_DATE));
  }

  private static Optional<Variable> variable(RejectionReason reason, String column) {
    return reason == RejectionReason.NO_IDENTITY || IDENTITY_COLUMNS.contains(column)
        ? Optional.of(Variable.IDENTITY)
        : Variable.named(column);
  }

  /** The latest date of a crossing; empty if there is none. */
  public Optional<LocalDate> latest() {
    return Optional.ofNullable(latest);
  }

  /**
   * Assesses what was gathered.
   *
   * @param rules the country and the rules in force
   * @param asOf the last day that is known; later crossings do not count
   */
  public GapReport report(RuleBook rules, LocalDate asOf, LagBasis lagBasis) {
    int day = Day.of(asOf);
    GapCount count = new GapCount(rules, day);
    refused.forEach(count::refused);
    for (Person person : persons(day)) {
      List<Seen> seen = person.crossings.stream().map(this::seen).toList();
      if (seen.isEmpty()) {
        continue;
      }
      if (seen.get(0).crossing().travellerClass() == TravellerClass.UNIDENTIFIED) {
        seen.forEach(count::nobody);
      } else {
        count.person(seen, person.identities(), KnownResidence.of(person.statuses));
      }
    }
    return count.report(received(), lagBasis);
  }

  private Iterable<Person> persons(int asOf) {
    Map<Traveller, Person> persons = new HashMap<>();
    records.show(
        record -> record.isKnownOn(asOf),
        ALL,
        new ReceivedRecords.Visitor() {
          @Override
          public void status(Traveller person, InitialStatus status) {
            persons.computeIfAbsent(person, any -> new Person()).statuses.add(status);
          }

          @Override
          public void crossing(Traveller person, ReceivedRecord record) {
            persons.computeIfAbsent(person, any -> new Person()).crossings.add(record);
          }
        });
    return persons.values();
  }

  /** As late as its first record, as full as the one that stands. */
  private Seen seen(ReceivedRecord standing) {
    return new Seen(
        standing.crossing(),
        noted.get(new Id(standing.agency(), standing.recordId())).leftBlank(),
        noted.get(new Id(standing.agency(), standing.target())).lag());
  }

  private Received received() {
    Set<Id> targets = new HashSet<>();
    for (ReceivedRecord record : records.all()) {
      if (record.isNew()) {
        targets.add(new Id(record.agency(), record.recordId()));
      }
    }
    long targetless =
        records.all().stream()
            .filter(ReceivedRecord::isAmendment)
            .filter(record -> !targets.contains(new Id(record.agency(), record.target())))
            .count();
    return new Received(
        received, noted.size() - targetless, duplicates, refused.size() + conflicts + targetless);
  }
}
