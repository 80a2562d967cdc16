package org.borderflow.view.sort;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes lines; those that agree in all that a reader sees of the key in the order of the lines.
 */
final class LineWriter {

  private static final CsvOrder ORDER = new CsvOrder();

  private final OutputStream out;
  private byte[] group = new byte[256];
  private int groupLength = -1;
  private byte[] line = new byte[256];
  private int lineLength;
  private final List<byte[]> alike = new ArrayList<>();
  private long written;

  LineWriter(OutputStream out) {
    this.out = out;
  }

  void write(RowCursor row) throws IOException {
    if (groupLength >= 0 && sameGroup(row)) {
      if (alike.isEmpty()) {
        alike.add(Arrays.copyOf(line, lineLength));
      }
      alike.add(Arrays.copyOfRange(row.array, row.lineAt(), row.lineAt() + row.lineLength()));
      return;
    }
    finish();
    groupLength = row.groupLength();
    group = copy(row.array, row.keyAt(), groupLength, group);
    lineLength = row.lineLength();
    line = copy(row.array, row.lineAt(), lineLength, line);
  }

  /** Writes what is held back and tells how many lines there were in all. */
  long finish() throws IOException {
    if (groupLength >= 0 && alike.isEmpty()) {
      out.write(line, 0, lineLength);
      written++;
    }
    alike.sort(ORDER);
    for (byte[] held : alike) {
      out.write(held);
      written++;
    }
    alike.clear();
    groupLength = -1;
    return written;
  }

  private boolean sameGroup(RowCursor row) {
    return row.groupLength() == groupLength
        && Arrays.equals(row.array, row.keyAt(), row.keyAt() + groupLength, group, 0, groupLength);
  }

  static byte[] copy(byte[] source, int from, int count, byte[] into) {
    byte[] target = count > into.length ? new byte[Math.max(count, 2 * into.length)] : into;
    System.arraycopy(source, from, target, 0, count);
    return target;
  }
}
