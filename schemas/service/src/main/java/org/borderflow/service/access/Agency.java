package org.borderflow.service.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Set;

/**
 * Somebody with a key or a certificate.
 *
 * @param name name under which its records are counted; record ids are unique within it
 * @param role what it may do
 * @param posts border posts whose crossings it may push; empty for all
 * @param rate records per second over a while; 0 for no limit
 * @param expires last day, UTC, on which it opens anything; null for no end
 * @param revoked whether it was taken back
 * @param keyHash SHA-256 of the key, in hexadecimal digits; empty if it has none
 * @param certificate SHA-256 of its client certificate, in hexadecimal digits; null if it has none
 * @param edge whether it may send pseudonyms in place of identities
 */
public record Agency(
    @JsonProperty("name") String name,
    @JsonProperty("role") Role role,
    @JsonProperty("posts") Set<String> posts,
    @JsonProperty("rate") long rate,
    @JsonProperty("expires") LocalDate expires,
    @JsonProperty("revoked") boolean revoked,
    @JsonProperty("keyHash") String keyHash,
    @JsonProperty("certificate") String certificate,
    @JsonProperty("edge") boolean edge) {

  /** Name under which those are counted who need no key. */
  public static final String LOCAL = "local";

  public Agency {
    posts = posts == null ? Set.of() : Set.copyOf(posts);
  }

  /** One of this name that is in no register: it needs no key and speaks for every post. */
  public static Agency unregistered(String name) {
    return new Agency(name, Role.AGENCY, Set.of(), 0, null, false, "");
  }

  /** Somebody with a key, or about to get one. */
  public Agency(
      String name,
      Role role,
      Set<String> posts,
      long rate,
      LocalDate expires,
      boolean revoked,
      String keyHash) {
    this(name, role, posts, rate, expires, revoked, keyHash, null, false);
  }

  /** Whether its key or certificate opens anything on a day. */
  public boolean isGoodOn(LocalDate today) {
    return !revoked && (expires == null || !today.isAfter(expires));
  }

  /** Whether it may push crossings of a post. */
  public boolean maySpeakFor(String post) {
    return posts.isEmpty() || posts.contains(post);
  }

  Agency asRevoked() {
    return new Agency(name, role, posts, rate, expires, true, keyHash, certificate, edge);
  }
}
