package org.borderflow.command.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** How gzip data may come. */
public enum Packing {
  WHOLE,
  TWICE,
  IN_MEMBERS,
  CUT_SHORT,
  WITH_MORE_BEHIND,
  /** In the header or the checksum: altered data could put a name where the record's id stands. */
  DAMAGED;

  private static final int HEADER = 10;
  private static final int TRAILER = 8;
  private static final int BLOCK = 64 * 1024;

  /** Packs some bytes. */
  public byte[] pack(byte[] bytes, Random random) {
    byte[] packed = gzip(bytes);
    return switch (this) {
      case WHOLE -> packed;
      case TWICE -> gzip(packed);
      case IN_MEMBERS -> {
        int cut = random.nextInt(bytes.length + 1);
        yield joined(
            gzip(Arrays.copyOf(bytes, cut)), gzip(Arrays.copyOfRange(bytes, cut, bytes.length)));
      }
      case CUT_SHORT -> Arrays.copyOf(packed, random.nextInt(packed.length));
      case WITH_MORE_BEHIND -> joined(packed, HostileValues.MARK.getBytes(ISO_8859_1));
      case DAMAGED -> {
        int at = random.nextInt(HEADER + TRAILER);
        packed[at < HEADER ? at : packed.length - 1 - (at - HEADER)] ^=
            (byte) (1 << random.nextInt(8));
        yield packed;
      }
    };
  }

  /** A few bytes that become very many: a beginning, then the same all over. */
  public static byte[] bomb(String beginning, String same, long length) {
    byte[] block = same.repeat(BLOCK / same.length()).getBytes(ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(beginning.getBytes(ISO_8859_1));
      for (long written = 0; written < length; written += block.length) {
        gzip.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
