package org.borderflow.view.sort;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A sorted run that did not fit into memory. */
final class RunFile {

  private static final int WRITE_BYTES = 1 << 18;
  private static final int READ_BYTES = 1 << 17;

  private RunFile() {}

  static void write(Path file, RowCursor rows) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), WRITE_BYTES)) {
      while (rows.next()) {
        out.write(rows.array, rows.at, rows.size());
      }
    }
  }

  static RowCursor read(Path file) throws IOException {
    return new Cursor(Files.newInputStream(file));
  }

  /** A window that slides over the file and always holds the whole of the current row. */
  private static final class Cursor extends RowCursor {

    private final InputStream in;
    private int end;
    private int following;

    Cursor(InputStream in) {
      this.in = in;
      this.array = new byte[READ_BYTES];
    }

    @Override
    boolean next() throws IOException {
      at = following;
      if (!holds(HEAD) && end == at) {
        return false;
      }
      if (!holds(HEAD) || !holds(size())) {
        throw new IOException("A sorted run ends in the middle of a row");
      }
      following = at + size();
      return true;
    }

    private boolean holds(int size) throws IOException {
      if (end - at >= size) {
        return true;
      }
      byte[] target = size > array.length ? new byte[Math.max(size, 2 * array.length)] : array;
      System.arraycopy(array, at, target, 0, end - at);
      end -= at;
      at = 0;
      array = target;
      end += in.readNBytes(array, end, array.length - end);
      return end >= size;
    }

    @Override
    public void close() throws IOException {
      in.close();
      array = Arrays.copyOf(array, 0);
    }
  }
}
