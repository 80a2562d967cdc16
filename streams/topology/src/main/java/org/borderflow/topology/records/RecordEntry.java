package org.borderflow.topology.records;

import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of one record id.
 *
 * @param kind what kind of record came under this id; {@link Kind#NONE} while only amendments have
 * @param fingerprint hash of the content that came under this id
 * @param standingFor pseudonym of the traveller for whom the crossing stands now, or null
 * @param amendments what later records did to it, or null
 */
record RecordEntry(Kind kind, long fingerprint, byte[] standingFor, Amendments amendments) {

  static final RecordEntry UNSEEN = new RecordEntry(Kind.NONE, 0, null, null);

  /** What came under an id. */
  enum Kind {
    NONE,
    ORIGINAL,
    AMENDMENT
  }

  /**
   * What later records did to an original.
   *
   * @param cancelled whether a cancellation came: it always wins
   * @param version version of the correction that stands, 0 if there is none
   * @param recordId record id of that correction
   * @param content its crossing, framed as in the topic; only while the original has not come
   * @param awaiting record ids of the amendments that wait for the original
   */
  record Amendments(
      boolean cancelled, int version, String recordId, byte[] content, List<String> awaiting) {

    static final Amendments NONE = new Amendments(false, 0, "", null, List.of());

    Amendments cancel() {
      return new Amendments(true, version, recordId, content, awaiting);
    }

    Amendments correct(int byVersion, String byRecordId) {
      return new Amendments(cancelled, byVersion, byRecordId, content, awaiting);
    }

    Amendments holding(byte[] crossing) {
      return new Amendments(cancelled, version, recordId, crossing, awaiting);
    }

    Amendments await(String waitingId) {
      List<String> all = new ArrayList<>(awaiting);
      all.add(waitingId);
      return new Amendments(cancelled, version, recordId, content, all);
    }

    /** The same once the original has come: nothing waits and no content need be held. */
    Amendments applied() {
      return new Amendments(cancelled, version, recordId, null, List.of());
    }

    /** Whether a correction of this version and id stands over the present one. */
    boolean yieldTo(int otherVersion, String otherRecordId) {
      return otherVersion > version
          || (otherVersion == version && otherRecordId.compareTo(recordId) > 0);
    }
  }

  RecordEntry withAmendments(Amendments changed) {
    return new RecordEntry(kind, fingerprint, standingFor, changed);
  }

  RecordEntry standingFor(byte[] traveller) {
    return new RecordEntry(kind, fingerprint, traveller, amendments);
  }
}
