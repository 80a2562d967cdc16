package org.borderflow.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.borderflow.ingest.identity.KeyText;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.rules.disclosure.DisclosureKey;
import picocli.CommandLine.Option;

/** How public cells are protected. */
final class DisclosureOptions {

  /** Name of the environment variable that may hold the key. */
  static final String VARIABLE = "BORDERFLOW_DISCLOSURE_KEY";

  static final KeyText KEY = new KeyText("disclosure key");

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
  private Disclosure.Kind kind;

  /** With the key that is given, else that of the directory. */
  Disclosure disclosure(DataDirectory directory) {
    return new Disclosure(kind, key(directory::disclosureKey, " or --data"));
  }

  /** With the key that is given: there is no directory that is kept. */
  Disclosure disclosure() {
    return new Disclosure(kind, key(Optional::empty, ""));
  }

  private DisclosureKey key(Supplier<Optional<DisclosureKey>> kept, String orElse) {
    if (key != null) {
      return DisclosureKey.of(KEY.in(key));
    }
    Optional<DisclosureKey> found =
        KEY.in(System.getenv(), VARIABLE).map(DisclosureKey::of).or(kept);
    if (found.isEmpty()) {
      System.err.println(
          "warning: public cells are made under a key that everybody knows and must not be"
              + " published; give --disclosure-key, $"
              + VARIABLE
              + orElse);
    }
    return found.orElse(DisclosureKey.PUBLISHED);
  }
}
