package org.borderflow.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OpenedTest {

  @Test
  void everyMemberIsUnpackedThoughNothingIsKnownToHaveArrived() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (String member : new String[] {"one ", "two ", "three"}) {
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(member.getBytes(UTF_8));
      }
    }

    InputStream unpacked = Opened.unpacked(new Connection(packed.toByteArray()));

    assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo("one two three");
  }

  /** Hands out one byte at a time, and never knows whether more has come. */
  private static final class Connection extends FilterInputStream {

    Connection(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return super.read(buffer, offset, Math.min(1, length));
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
