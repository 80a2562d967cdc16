package org.borderflow.ingest.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.borderflow.ingest.read.UnusableInput;

/**
 * A certificate and the private key that goes with it.
 *
 * @param chain the certificate first, then those that vouch for it
 */
public record KeyedCertificate(List<X509Certificate> chain, PrivateKey key) {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private static final byte[] ANYTHING = "borderflow".getBytes(StandardCharsets.US_ASCII);

  public KeyedCertificate {
    chain = List.copyOf(chain);
  }

  /**
   * Reads both, and makes sure that they go together.
   *
   * @param certificate PEM, the chain in order
   * @param key PEM, PKCS#8, not encrypted; RSA, EC or Ed25519
   * @throws UnusableInput if they cannot be used
   */
  public static KeyedCertificate of(Path certificate, Path key) {
    List<X509Certificate> chain = Certificates.of(certificate);
    PublicKey known = chain.get(0).getPublicKey();
    PrivateKey secret = privateKey(key, known);
    try {
      if (!goTogether(secret, known)) {
        throw new UnusableInput(key + ": not the key of the certificate in " + certificate);
      }
    } catch (GeneralSecurityException e) {
      throw new UnusableInput(key + ": not the key of the certificate in " + certificate, e);
    }
    return new KeyedCertificate(chain, secret);
  }

  private static PrivateKey privateKey(Path file, PublicKey known) {
    try {
      Matcher pem = PEM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      if (!pem.find()) {
        throw new UnusableInput(
            file + ": holds no key in PKCS#8 (BEGIN PRIVATE KEY); see openssl pkcs8 -topk8");
      }
      byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
      return KeyFactory.getInstance(known.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (IOException e) {
      throw new UnusableInput(file + ": the key cannot be read", e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableInput(
          file + ": not a " + known.getAlgorithm() + " key, as the certificate has", e);
    }
  }

  private static boolean goTogether(PrivateKey secret, PublicKey known)
      throws GeneralSecurityException {
    String algorithm =
        switch (known.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> known.getAlgorithm();
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(secret);
    signature.update(ANYTHING);
    byte[] signed = signature.sign();
    signature.initVerify(known);
    signature.update(ANYTHING);
    return signature.verify(signed);
  }

  @Override
  public String toString() {
    return "certificate with its key"; // and never the key
  }
}
