package org.borderflow.ingest;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;

/**
 * For whom and how records are taken in.
 *
 * @param agency the agency whose records these are: record ids are unique within it
 * @param run name of this intake session; stands in the origin of every record
 * @param pseudonyms what identities become
 * @param posts the posts whose time zones are known
 * @param latestAllowed a later local date at the post is {@code FUTURE_DATE}
 * @param profile how the agency's own files are read; empty if they are written as the contract
 *     says
 */
public record IntakeSettings(
    String agency,
    String run,
    Pseudonyms pseudonyms,
    PostRegister posts,
    LocalDate latestAllowed,
    Optional<Profile> profile) {

  /** Settings for files that are written as the contract says. */
  public IntakeSettings(
      String agency,
      String run,
      Pseudonyms pseudonyms,
      PostRegister posts,
      LocalDate latestAllowed) {
    this(agency, run, pseudonyms, posts, latestAllowed, Optional.empty());
  }

  /** A parser under these settings, for one thread. */
  public CrossingParser parser() {
    Identity identity = profile.map(Profile::identity).orElse(Identity.REQUIRED);
    return new CrossingParser(agency, run, pseudonyms, posts, latestAllowed, identity);
  }

  /**
   * Reads an input of this agency's.
   *
   * @param source name of the input in messages
   * @param in the bytes; stays the caller's to close
   * @throws UnusableInput when the input as a whole cannot be read
   */
  public RecordReader reader(String source, InputStream in, ReadingFormat format) {
    return reader(profile, source, in, format);
  }

  static RecordReader reader(
      Optional<Profile> profile, String source, InputStream in, ReadingFormat format) {
    return profile
        .map(given -> given.read(source, in, format))
        .orElseGet(() -> RecordReader.of(source, in, format, Column.LAYOUT));
  }
}
