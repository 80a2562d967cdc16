package org.borderflow.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of any encoding as UTF-8. What cannot be decoded becomes a byte that no UTF-8 has, so that
 * it is found where it stands: the line is refused, the file goes on.
 */
final class Recoded extends InputStream {

  private static final int BLOCK = 32 * 1024;
  private static final byte NEVER_IN_UTF8 = (byte) 0xff;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer encoded = ByteBuffer.allocate(BLOCK).flip();
  private final CharBuffer chars = CharBuffer.allocate(BLOCK);
  private ByteBuffer text = ByteBuffer.allocate(0);
  private boolean ended;
  private boolean flushed;

  private Recoded(InputStream in, Charset encoding) {
    this.in = in;
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  static InputStream of(InputStream in, Charset encoding) {
    return encoding.equals(StandardCharsets.UTF_8) ? in : new Recoded(in, encoding);
  }

  @Override
  public int read() throws IOException {
    return ready() ? text.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!ready()) {
      return -1;
    }
    int read = Math.min(length, text.remaining());
    text.get(bytes, offset, read);
    return read;
  }

  /** Sees to it that there is text, if any is left. */
  private boolean ready() throws IOException {
    while (!text.hasRemaining()) {
      if (flushed) {
        return false;
      }
      decode();
    }
    return true;
  }

  private void decode() throws IOException {
    chars.clear();
    CoderResult result = decoder.decode(encoded, chars, ended);
    if (result.isError()) {
      encoded.position(encoded.position() + result.length());
    } else if (result.isUnderflow()) {
      if (ended) {
        decoder.flush(chars);
        flushed = true;
      } else {
        fill();
      }
    }
    ByteBuffer decoded = StandardCharsets.UTF_8.encode(chars.flip());
    text = result.isError() ? marked(decoded) : decoded;
  }

  private static ByteBuffer marked(ByteBuffer decoded) {
    return ByteBuffer.allocate(decoded.remaining() + 1).put(decoded).put(NEVER_IN_UTF8).flip();
  }

  private void fill() throws IOException {
    encoded.compact();
    int read = in.read(encoded.array(), encoded.position(), encoded.remaining());
    ended = read < 0;
    encoded.position(encoded.position() + Math.max(0, read)).flip();
  }
}
