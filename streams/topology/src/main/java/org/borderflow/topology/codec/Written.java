package org.borderflow.topology.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bytes in memory, which no input or output error can befall. */
public final class Written {

  private Written() {}

  /** Something that writes. */
  public interface Writing {
    void to(DataOutput out) throws IOException;
  }

  /** Something that reads. */
  public interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  /** What a writing writes. */
  public static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try {
      writing.to(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What a reading makes of bytes. */
  public static <T> T read(byte[] bytes, Reading<T> reading) {
    try {
      return reading.from(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
