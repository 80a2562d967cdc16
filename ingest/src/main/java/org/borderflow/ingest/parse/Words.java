package org.borderflow.ingest.parse;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The written forms of an enumeration's constants, in any case of letters. */
final class Words<E extends Enum<E>> {

  private final byte[][] forms;
  private final E[] meanings;

  /** Each constant by its own name, and by further names. */
  Words(E[] constants, Map<String, E> aliases) {
    Map<String, E> all = new LinkedHashMap<>();
    for (E constant : constants) {
      all.put(constant.name(), constant);
    }
    aliases.forEach((alias, meaning) -> all.put(alias.toUpperCase(Locale.ROOT), meaning));
    this.forms =
        all.keySet().stream()
            .map(form -> form.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    this.meanings = all.values().toArray(constants.clone());
  }

  /** What a range means, or null. */
  E meaning(byte[] bytes, int from, int to) {
    for (int i = 0; i < forms.length; i++) {
      if (forms[i].length == to - from && matches(forms[i], bytes, from)) {
        return meanings[i];
      }
    }
    return null;
  }

  private static boolean matches(byte[] form, byte[] bytes, int from) {
    for (int i = 0; i < form.length; i++) {
      byte b = bytes[from + i];
      if (form[i] != b && (b < 'a' || b > 'z' || form[i] != b - 'a' + 'A')) {
        return false;
      }
    }
    return true;
  }
}
