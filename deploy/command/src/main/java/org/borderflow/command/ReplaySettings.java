package org.borderflow.command;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.rules.disclosure.DisclosureMethod;

/**
 * What a replay takes in, under which terms, and where its results go.
 *
 * @param files crossing files in order, {@code -} for standard input
 * @param out where results go; there already
 * @param scratch where temporary files may be written while sorting; made if missing
 * @param asOf as-of date; null for the latest crossing date that is not after tomorrow
 * @param agency whose records these are
 * @param profile how the agency's own files are read; empty if they are written as the contract
 *     says
 * @param pseudonyms what identities become
 * @param posts the posts whose time zones are known
 * @param initialStatus file of residence known from elsewhere, or null
 * @param withTravellers whether {@code outcomes.csv} tells pseudonyms
 * @param disclosure how public cells are protected
 */
public record ReplaySettings(
    List<String> files,
    Path out,
    Path scratch,
    LocalDate asOf,
    String agency,
    Optional<Profile> profile,
    Pseudonyms pseudonyms,
    PostRegister posts,
    Path initialStatus,
    boolean withTravellers,
    DisclosureMethod disclosure) {

  public ReplaySettings {
    files = List.copyOf(files);
  }
}
