package org.borderflow.service.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Names a certificate and no other. */
public final class Fingerprint {

  private Fingerprint() {}

  /** SHA-256 over a certificate, in hexadecimal digits. */
  public static String of(X509Certificate certificate) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was read has a fingerprint", e);
    }
  }
}
