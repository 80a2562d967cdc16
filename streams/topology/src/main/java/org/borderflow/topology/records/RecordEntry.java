package org.borderflow.topology.records;

import java.util.ArrayList;
import java.util.List;
import org.borderflow.rules.travel.Day;

/**
 * What is kept of one record id.
 *
 * @param kind what kind of record came under this id; {@link Kind#NONE} while only amendments have
 * @param fingerprint hash of the content that came under this id
 * @param lastDate the latest date of which the entry is needed: of the crossing that came or any
 *     that has stood since, of a crossing that is held, of the day on which a cancellation came;
 *     {@link Day#NONE} if that is unknown
 * @param standingFor pseudonym of the traveller for whom the crossing stands now, or null
 * @param standingDate date of the crossing that stands now, {@link Day#NONE} if none does
 * @param amendments what later records did to it, or null
 */
record RecordEntry(
    Kind kind,
    long fingerprint,
    int lastDate,
    byte[] standingFor,
    int standingDate,
    Amendments amendments) {

  static final RecordEntry UNSEEN = new RecordEntry(Kind.NONE, 0, Day.NONE, null, Day.NONE, null);

  /** What came under an id. */
  enum Kind {
    NONE,
    ORIGINAL,
    AMENDMENT,
    /** A record of a traveller who was erased: known, but there is nothing to be amended. */
    ERASED
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

  /** An entry of a record that came itself, and does not stand yet. */
  static RecordEntry of(Kind kind, long fingerprint, int date, Amendments amendments) {
    return new RecordEntry(kind, fingerprint, date, null, Day.NONE, amendments);
  }

  /** Whether nothing that is dated from the horizon on can need it. */
  boolean isForgotten(int horizon) {
    return lastDate != Day.NONE && lastDate < horizon;
  }

  /** Whether the crossing that stands is too old to be touched. */
  boolean isSettled(int horizon) {
    return standingFor != null && standingDate < horizon;
  }

  RecordEntry withAmendments(Amendments changed) {
    return new RecordEntry(kind, fingerprint, lastDate, standingFor, standingDate, changed);
  }

  RecordEntry withLastDate(int date) {
    return new RecordEntry(kind, fingerprint, date, standingFor, standingDate, amendments);
  }

  RecordEntry standingFor(byte[] traveller, int date) {
    return new RecordEntry(
        kind, fingerprint, Math.max(lastDate, date), traveller, date, amendments);
  }

  /** What stays of a record of a traveller who is erased. */
  RecordEntry erased() {
    return of(Kind.ERASED, fingerprint, lastDate, null);
  }

  RecordEntry notStanding() {
    return new RecordEntry(kind, fingerprint, lastDate, null, Day.NONE, amendments);
  }
}
