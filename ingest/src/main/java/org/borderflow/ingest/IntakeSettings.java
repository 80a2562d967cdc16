package org.borderflow.ingest;

import java.time.LocalDate;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.posts.PostRegister;

/**
 * For whom and how records are taken in.
 *
 * @param agency the agency whose records these are: record ids are unique within it
 * @param run name of this intake session; stands in the origin of every record
 * @param pseudonyms what identities become
 * @param posts the posts whose time zones are known
 * @param latestAllowed a later local date at the post is {@code FUTURE_DATE}
 */
public record IntakeSettings(
    String agency, String run, Pseudonyms pseudonyms, PostRegister posts, LocalDate latestAllowed) {

  /** A parser under these settings, for one thread. */
  public CrossingParser parser() {
    return new CrossingParser(agency, run, pseudonyms, posts, latestAllowed);
  }
}
