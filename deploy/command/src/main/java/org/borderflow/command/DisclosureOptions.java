package org.borderflow.command;

import java.nio.file.Path;
import java.util.Optional;
import org.borderflow.ingest.identity.KeyText;
import org.borderflow.rules.disclosure.DisclosureKey;
import org.borderflow.rules.disclosure.DisclosureMethod;
import org.borderflow.rules.disclosure.RandomRounding;
import org.borderflow.rules.disclosure.UnlistedRounding;
import picocli.CommandLine.Option;

/** How public cells are protected. */
final class DisclosureOptions {

  /** Name of the environment variable that may hold the key. */
  static final String VARIABLE = "BORDERFLOW_DISCLOSURE_KEY";

  static final KeyText KEY = new KeyText("disclosure key");

  /** The methods there are, under the names that users give. */
  private enum Method {
    ROUNDING,
    UNLISTED
  }

  @Option(
      names = "--disclosure-key",
      paramLabel = "FILE",
      description =
          "Key that decides how public cells are rounded (default: $BORDERFLOW_DISCLOSURE_KEY, else"
              + " the one made in --data, else one that everybody knows).")
  private Path key;

  @Option(
      names = "--disclosure-method",
      defaultValue = "rounding",
      paramLabel = "NAME",
      description =
          "How public cells are protected: rounding (small cells are rows without a value) or"
              + " unlisted (small cells have no row); default: ${DEFAULT-VALUE}.")
  private Method method;

  DisclosureMethod method(DataDirectory directory) {
    DisclosureKey secret = key(directory);
    return switch (method) {
      case ROUNDING -> new RandomRounding(secret);
      case UNLISTED -> new UnlistedRounding(secret);
    };
  }

  private DisclosureKey key(DataDirectory directory) {
    if (key != null) {
      return DisclosureKey.of(KEY.in(key));
    }
    Optional<DisclosureKey> found =
        KEY.in(System.getenv(), VARIABLE).map(DisclosureKey::of).or(directory::disclosureKey);
    if (found.isEmpty()) {
      System.err.println(
          "warning: flows-public.csv is made under a key that everybody knows and must not be"
              + " published; give --disclosure-key, $"
              + VARIABLE
              + " or --data");
    }
    return found.orElse(DisclosureKey.PUBLISHED);
  }
}
