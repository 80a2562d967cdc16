package org.borderflow.topology.codec;

import org.borderflow.rules.identity.LinkStatement;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.ResidenceStatus;

/**
 * A value of the topic of received records, opened only as far as is needed to decide what stands.
 */
public sealed interface IntakeFrame {

  /** The value as it came, in Confluent's wire format. */
  byte[] wire();

  /** The pseudonym in a crossing's facts. */
  static byte[] traveller(byte[] crossing) {
    return CrossingFields.traveller(crossing);
  }

  /** What is said of two pseudonyms of one identity, from before and after a change of the key. */
  static LinkStatement rekeyed() {
    return new LinkStatement(1, true);
  }

  /** The date in a crossing's facts. */
  static int date(byte[] crossing) {
    return CrossingFields.date(crossing);
  }

  /**
   * A record with an id.
   *
   * @param agency who sent it
   * @param recordId its id, unique within the agency
   * @param type what it does
   * @param corrects record id of its target, null for a new record
   * @param version of several corrections, and of several links of a pair, the highest stands
   * @param fingerprint hash of the content
   * @param status what a status change states, null for all others
   * @param link what a link or unlink states, null for all others
   * @param crossing the facts of a new crossing or a correction as Avro writes them today, null for
   *     all others
   */
  record CrossingRecord(
      String agency,
      String recordId,
      RecordType type,
      String corrects,
      int version,
      long fingerprint,
      ResidenceStatus status,
      IdentityLink link,
      byte[] crossing,
      byte[] wire)
      implements IntakeFrame {

    /** What a link or unlink says of its two identities. */
    public LinkStatement statement() {
      return new LinkStatement(version, type == RecordType.IDENTITY_LINK);
    }
  }

  /**
   * Anything else.
   *
   * @param event the value of the union
   */
  record Other(Object event, byte[] wire) implements IntakeFrame {}
}
