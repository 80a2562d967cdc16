package org.borderflow.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body as it comes over the connection. When that breaks, reading ends with {@link BrokenOff},
 * which nobody above takes for damage of the compressed data: what is missing may well come again.
 */
final class ArrivingBody extends FilterInputStream {

  /** The connection broke before the body had come to its end. */
  static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOff(IOException cause) {
      super(cause);
    }
  }

  ArrivingBody(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw new BrokenOff(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw new BrokenOff(e);
    }
  }
}
