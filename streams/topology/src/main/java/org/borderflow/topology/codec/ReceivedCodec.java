package org.borderflow.topology.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.Traveller;
import org.borderflow.topology.codec.ReceivedRecord.Kind;

/** From the topic of received records to what a count needs of them. One instance per thread. */
public final class ReceivedCodec {

  private final AvroCrossings crossings = new AvroCrossings();

  /**
   * What a count needs of a record.
   *
   * @param partition the partition of the log in which it stands
   * @param offset its place there
   */
  public ReceivedRecord record(ReceivedCrossing record, int partition, long offset) {
    String agency = crossings.text(record.getAgency());
    String target = record.getCorrects() == null ? record.getRecordId() : record.getCorrects();
    return new ReceivedRecord(
        agency,
        record.getRecordId(),
        kind(record.getRecordType()),
        target,
        record.getVersion(),
        traveller(record),
        record.getCrossing() == null
            ? null
            : crossings.toRules(agency, target, record.getCrossing()),
        record.getStatus() == null ? null : StatusCodec.toRules(record.getStatus()),
        linked(record),
        partition,
        offset);
  }

  /** A link that no agency has stated: two pseudonyms of one identity. */
  public ReceivedRecord rekeyed(IdentityLink link, int partition, long offset) {
    return new ReceivedRecord(
        "", "", Kind.LINK, "", 1, null, null, null, linked(link), partition, offset);
  }

  private static Kind kind(RecordType type) {
    return switch (type) {
      case NEW -> Kind.NEW;
      case CORRECTION -> Kind.CORRECTION;
      case CANCELLATION -> Kind.CANCELLATION;
      case STATUS_CHANGE -> Kind.STATUS;
      case IDENTITY_LINK -> Kind.LINK;
      case IDENTITY_UNLINK -> Kind.UNLINK;
    };
  }

  private static Traveller traveller(ReceivedCrossing record) {
    if (record.getCrossing() != null) {
      return record.getCrossing().getTraveller();
    }
    return record.getStatus() == null ? null : record.getStatus().getTraveller();
  }

  private static Set<Traveller> linked(ReceivedCrossing record) {
    return record.getLink() == null ? Set.of() : linked(record.getLink());
  }

  private static Set<Traveller> linked(IdentityLink link) {
    return new HashSet<>(List.of(link.getTraveller(), link.getLinked()));
  }
}
