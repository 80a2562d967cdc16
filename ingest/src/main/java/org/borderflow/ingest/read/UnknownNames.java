package org.borderflow.ingest.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns of a file that nobody asked for, for one warning. Only what looks like a column name
 * is repeated, and not too much of it: a name may be anything, even a value.
 */
final class UnknownNames {

  private static final int SHOWN = 20;
  private static final Pattern LIKE_A_NAME = Pattern.compile("[\\p{L}_][\\p{L}_ .-]{0,39}[0-9]?");

  private final Set<String> shown = new LinkedHashSet<>();
  private boolean more;

  void add(String name) {
    if (shown.contains(name)) {
      return;
    }
    if (shown.size() < SHOWN && LIKE_A_NAME.matcher(name).matches()) {
      shown.add(name);
    } else {
      more = true;
    }
  }

  List<String> warnings(String source) {
    if (shown.isEmpty() && !more) {
      return List.of();
    }
    String names = String.join(", ", shown);
    String rest = shown.isEmpty() ? "some" : more ? " and others" : "";
    return List.of(source + ": unknown columns are ignored: " + names + rest);
  }
}
