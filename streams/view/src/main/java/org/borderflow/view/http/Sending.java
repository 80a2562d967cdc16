package org.borderflow.view.http;

import com.google.common.hash.Hashing;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How an answer goes out: packed, or not at all if the caller has it already. */
final class Sending {

  private static final int BUFFER = 1 << 13;

  private Sending() {}

  /** Writes a body. */
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  /** Whether a caller has it already; a weak comparison, as is due for reading. */
  static boolean isKnown(String header, String tag) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(given -> given.strip().replaceFirst("^W/", ""))
            .anyMatch(given -> given.equals(tag) || given.equals("*"));
  }

  static boolean takesGzip(String header) {
    return header != null
        && Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
            .map(String::strip)
            .anyMatch(coding -> coding.matches("(gzip|x-gzip|\\*)(?!\\s*;\\s*q=0(\\.0*)?$).*"));
  }

  static void send(Context context, boolean gzip, Body body) throws IOException {
    if (!gzip) {
      body.write(context.outputStream());
      return;
    }
    context.header("Content-Encoding", "gzip");
    try (GZIPOutputStream out = new GZIPOutputStream(context.outputStream(), BUFFER)) {
      body.write(out);
    }
  }

  /** Sends a small body, whose tag follows from its bytes. */
  static void sendSmall(Context context, String contentType, Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.write(bytes);
    boolean gzip = takesGzip(context.header("Accept-Encoding"));
    String hash = Hashing.sipHash24().hashBytes(bytes.toByteArray()).toString();
    String tag = '"' + hash + (gzip ? "g" : "") + '"';
    context.header("Vary", "Accept, Accept-Encoding, Authorization");
    context.header("ETag", tag);
    if (isKnown(context.header("If-None-Match"), tag)) {
      context.status(304);
      return;
    }
    context.contentType(contentType);
    send(context, gzip, bytes::writeTo);
  }
}
