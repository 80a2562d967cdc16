package org.borderflow.ingest.identity;

import java.util.List;
import org.borderflow.schemas.IdentityLink;

/**
 * What a record would have been under the key before the present one. It goes before the record
 * itself, so that nobody becomes somebody else by a change of the key.
 *
 * @param links of each identity in the record, that its two pseudonyms are one person; none where
 *     the record does not say who crossed
 * @param fingerprint hash of the record's content under the former pseudonyms, under which it may
 *     have come before
 */
public record Rekeyed(List<IdentityLink> links, long fingerprint) {

  /** The reason of such a link. */
  public static final String REASON = "KEY_ROTATION";
}
