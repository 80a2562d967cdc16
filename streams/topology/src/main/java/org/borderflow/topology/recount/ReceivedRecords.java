package org.borderflow.topology.recount;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.borderflow.rules.travel.InitialStatus;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.ReceivedCodec;
import org.borderflow.topology.codec.ReceivedRecord;
import org.borderflow.topology.codec.StatusCodec;

/**
 * The records that were received, of those with one id the first. All of them are in memory, some
 * 300 bytes each.
 */
public final class ReceivedRecords {

  private static final Comparator<ReceivedRecord> BY_VERSION =
      Comparator.comparingInt(ReceivedRecord::version).thenComparing(ReceivedRecord::recordId);

  private final Map<String, Map<String, ReceivedRecord>> records = new LinkedHashMap<>();
  private final List<Status> statuses = new ArrayList<>();
  private final List<ReceivedRecord> rekeyed = new ArrayList<>();
  private final ReceivedCodec codec = new ReceivedCodec();

  /** Residence that was told by no record but with the deployment's own initial status. */
  private record Status(Traveller traveller, InitialStatus status, int partition, long offset) {}

  /**
   * Takes in a record, unless one with its id came before.
   *
   * @param partition the partition of the log in which it stands
   * @param offset its place there
   */
  public void add(ReceivedCrossing record, int partition, long offset) {
    ReceivedRecord received = codec.record(record, partition, offset);
    records
        .computeIfAbsent(received.agency(), agency -> new LinkedHashMap<>())
        .putIfAbsent(received.recordId(), received);
  }

  /**
   * Takes in a residence status that was told by no record.
   *
   * @param partition the partition of the log in which it stands
   * @param offset its place there
   */
  public void add(ResidenceStatus status, int partition, long offset) {
    statuses.add(new Status(status.getTraveller(), StatusCodec.toRules(status), partition, offset));
  }

  /**
   * Takes in that two pseudonyms are one identity's. That is so whenever it was said, so it counts
   * for every part of the log.
   *
   * @param partition the partition of the log in which it stands
   * @param offset its place there
   */
  public void add(IdentityLink link, int partition, long offset) {
    rekeyed.add(codec.rekeyed(link, partition, offset));
  }

  /** All that were taken in. */
  public Collection<ReceivedRecord> all() {
    return records.values().stream().flatMap(ofAgency -> ofAgency.values().stream()).toList();
  }

  /** Is shown what stands, person by person in no order. */
  public interface Visitor {

    /**
     * Residence that was told of somebody.
     *
     * @param person the identity that stands for all of theirs
     */
    void status(Traveller person, InitialStatus status);

    /**
     * A crossing that stands.
     *
     * @param person the identity that stands for all of the traveller's
     * @param record the record that tells it: its own, or the amendment that stands
     */
    void crossing(Traveller person, ReceivedRecord record);
  }

  /**
   * The histories that follow from some of the records.
   *
   * @param known which of the records are to count
   * @param stated how much of the log is to be searched for residence that was told by no record
   */
  public Map<Traveller, History> histories(Predicate<ReceivedRecord> known, LogEnd stated) {
    Map<Traveller, History> histories = new HashMap<>();
    show(
        known,
        stated,
        new Visitor() {
          @Override
          public void status(Traveller person, InitialStatus status) {
            of(person, histories).statuses().add(status);
          }

          @Override
          public void crossing(Traveller person, ReceivedRecord record) {
            of(person, histories).crossings().add(record.crossing());
          }
        });
    return histories;
  }

  /**
   * Shows what stands of some of the records.
   *
   * @param known which of the records are to count
   * @param stated how much of the log is to be searched for residence that was told by no record
   */
  public void show(Predicate<ReceivedRecord> known, LogEnd stated, Visitor visitor) {
    List<ReceivedRecord> statements = new ArrayList<>(rekeyed);
    for (ReceivedRecord record : all()) {
      if (!record.linked().isEmpty() && known.test(record)) {
        statements.add(record);
      }
    }
    Representatives representatives = Representatives.of(statements);
    for (Status each : statuses) {
      if (stated.covers(each.partition(), each.offset())) {
        visitor.status(representatives.of(each.traveller()), each.status());
      }
    }
    records
        .values()
        .forEach(ofAgency -> showStanding(ofAgency.values(), known, representatives, visitor));
  }

  private static void showStanding(
      Collection<ReceivedRecord> ofAgency,
      Predicate<ReceivedRecord> known,
      Representatives representatives,
      Visitor visitor) {
    Map<String, ReceivedRecord> amendments = new HashMap<>();
    for (ReceivedRecord record : ofAgency) {
      if (record.isAmendment() && known.test(record)) {
        amendments.merge(record.target(), record, ReceivedRecords::stronger);
      }
    }
    for (ReceivedRecord record : ofAgency) {
      if (record.status() != null && known.test(record)) {
        visitor.status(representatives.of(record.traveller()), record.status());
      }
      if (record.isNew() && known.test(record)) {
        ReceivedRecord standing = amendments.getOrDefault(record.recordId(), record);
        if (standing.crossing() != null) {
          visitor.crossing(representatives.of(standing.traveller()), standing);
        }
      }
    }
  }

  private static History of(Traveller traveller, Map<Traveller, History> histories) {
    return histories.computeIfAbsent(traveller, any -> new History());
  }

  /** Of two amendments of one crossing the one that stands. */
  private static ReceivedRecord stronger(ReceivedRecord one, ReceivedRecord other) {
    if (one.kind() == ReceivedRecord.Kind.CANCELLATION) {
      return one;
    }
    return other.kind() == ReceivedRecord.Kind.CANCELLATION || BY_VERSION.compare(other, one) > 0
        ? other
        : one;
  }
}
