package org.borderflow.ingest.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipException;

/**
 * A body that is hashed as it is read: two with one hash are the same. Damaged gzip data have no
 * hash: how much of them can be read before the damage shows depends on how they arrive.
 */
final class BodyHash extends DigestInputStream {

  private boolean damaged;

  BodyHash(InputStream in) {
    super(in, sha256());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (ZipException | EOFException e) {
      damaged = true;
      throw e;
    }
  }

  /** The hash of the whole body, or null if it is damaged; reads what is left of it. */
  String ofAll() throws IOException {
    try {
      transferTo(OutputStream.nullOutputStream());
    } catch (ZipException | EOFException e) {
      return null;
    }
    return damaged ? null : HexFormat.of().formatHex(getMessageDigest().digest());
  }
}
