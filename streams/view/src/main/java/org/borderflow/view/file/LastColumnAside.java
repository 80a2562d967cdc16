package org.borderflow.view.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes lines without their last column, and that column to another place. */
final class LastColumnAside extends FilterOutputStream {

  private final OutputStream aside;
  private byte[] line = new byte[1 << 10];
  private int length;

  /**
   * @param out gets the lines without their last column, which needs no quotes
   * @param aside gets the last column; it is not closed with this
   */
  LastColumnAside(OutputStream out, OutputStream aside) {
    super(out);
    this.aside = aside;
  }

  @Override
  public void write(int b) throws IOException {
    if (length == line.length) {
      line = Arrays.copyOf(line, 2 * length);
    }
    line[length++] = (byte) b;
    if (b == '\n') {
      end();
    }
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      write(bytes[i]);
    }
  }

  private void end() throws IOException {
    int comma = length - 1;
    while (line[comma] != ',') {
      comma--;
    }
    out.write(line, 0, comma);
    out.write('\n');
    aside.write(line, comma + 1, length - comma - 1);
    length = 0;
  }
}
