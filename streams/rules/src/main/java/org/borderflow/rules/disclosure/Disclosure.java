package org.borderflow.rules.disclosure;

/**
 * How public cells are protected.
 *
 * @param kind the method
 * @param key the secret under which it draws
 */
public record Disclosure(Kind kind, DisclosureKey key) {

  /** The default method under a key that everybody knows: for what is not published. */
  public static final Disclosure UNPROTECTED =
      new Disclosure(Kind.ROUNDING, DisclosureKey.PUBLISHED);

  /** The methods there are, under the names that users give. */
  public enum Kind {
    /** See {@link RandomRounding}. */
    ROUNDING,
    /** See {@link UnlistedRounding}. */
    UNLISTED
  }

  /** The method; for one thread. */
  public DisclosureMethod method() {
    return switch (kind) {
      case ROUNDING -> new RandomRounding(key);
      case UNLISTED -> new UnlistedRounding(key);
    };
  }
}
