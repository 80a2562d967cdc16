package org.borderflow.view.file;

import java.io.OutputStream;
import java.util.HexFormat;
import java.util.function.Consumer;

/** Takes lines of hexadecimal digits and hands on the bytes of each. */
final class HexLines extends OutputStream {

  private final Consumer<byte[]> values;
  private final StringBuilder line = new StringBuilder();

  HexLines(Consumer<byte[]> values) {
    this.values = values;
  }

  @Override
  public void write(int b) {
    if (b == '\n') {
      values.accept(HexFormat.of().parseHex(line));
      line.setLength(0);
    } else {
      line.append((char) b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }
}
