package org.borderflow.ingest.read;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.zip.GZIPInputStream;

/**
 * An input that has been looked at: unpacked if it was compressed, its format known.
 *
 * @param bytes the text in UTF-8, from its first byte
 * @param format never {@link ReadingFormat#SNIFFED}
 */
public record Opened(InputStream bytes, ReadingFormat format) {

  private static final int BLOCK = 64 * 1024;

  /** Text in UTF-8, as the contract has it. */
  public static Opened of(InputStream in, ReadingFormat format) throws IOException {
    return of(in, format, Dialect.STANDARD.encoding());
  }

  static Opened of(InputStream in, ReadingFormat format, Charset encoding) throws IOException {
    InputStream text = new BufferedInputStream(in, BLOCK);
    text.mark(2);
    boolean packed = text.read() == 0x1f && text.read() == 0x8b;
    text.reset();
    if (packed) {
      text = unpacked(text);
    }
    text = Recoded.of(text, encoding);
    if (format != ReadingFormat.SNIFFED) {
      return new Opened(text, format);
    }
    BufferedInputStream sniffed = new BufferedInputStream(text, BLOCK);
    return new Opened(sniffed, sniff(sniffed));
  }

  /**
   * What gzip data hold, all their members one after the other.
   *
   * @throws IOException if they do not begin as gzip data do
   */
  public static InputStream unpacked(InputStream gzip) throws IOException {
    InputStream marking = gzip.markSupported() ? gzip : new BufferedInputStream(gzip, BLOCK);
    return new GZIPInputStream(new MemberStream(marking), BLOCK);
  }

  private static ReadingFormat sniff(BufferedInputStream in) throws IOException {
    in.mark(BLOCK);
    int first = in.read();
    for (int looked = 1; looked < BLOCK && isBlankOrMark(first); looked++) {
      first = in.read();
    }
    in.reset();
    return first == '{' ? ReadingFormat.JSON_LINES : ReadingFormat.CSV;
  }

  private static boolean isBlankOrMark(int b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0xef || b == 0xbb || b == 0xbf;
  }

  /**
   * Gzip data may have several members. {@link GZIPInputStream} takes {@code available() == 0},
   * which a pipe or a connection may say at any time, for the end of the last one, and would
   * silently lose the rest; so this stream says 0 only at the end.
   */
  private static final class MemberStream extends FilterInputStream {

    MemberStream(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      in.mark(1);
      int next = in.read();
      in.reset();
      return next < 0 ? 0 : 1;
    }
  }
}
