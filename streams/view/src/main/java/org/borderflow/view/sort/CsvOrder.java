package org.borderflow.view.sort;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Orders finished CSV lines value by value. Comparing the lines as they are would let the comma
 * take part, which stands in the middle of the characters.
 */
final class CsvOrder implements Comparator<byte[]> {

  CsvOrder() {}

  @Override
  public int compare(byte[] a, byte[] b) {
    List<byte[]> left = values(a);
    List<byte[]> right = values(b);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = Arrays.compareUnsigned(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static List<byte[]> values(byte[] line) {
    List<byte[]> values = new ArrayList<>();
    // One character per byte: the bytes are only taken apart and put together again.
    String text = new String(line, StandardCharsets.ISO_8859_1);
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          value.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (c == ',' || c == '\n')) {
        values.add(value.toString().getBytes(StandardCharsets.ISO_8859_1));
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    return values;
  }
}
