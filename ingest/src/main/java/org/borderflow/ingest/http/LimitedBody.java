package org.borderflow.ingest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with {@link LimitPassed} when it turns out larger than is allowed. */
final class LimitedBody extends FilterInputStream {

  /** More bytes than allowed. */
  static final class LimitPassed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitPassed() {
      super(null, null, false, false);
    }
  }

  private final long limit;
  private long read;

  LimitedBody(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      count(1);
    }
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      count(n);
    }
    return n;
  }

  /** Whether nothing has come so far. */
  boolean isEmpty() {
    return read == 0;
  }

  private void count(int bytes) {
    read += bytes;
    if (read > limit) {
      throw new LimitPassed();
    }
  }
}
