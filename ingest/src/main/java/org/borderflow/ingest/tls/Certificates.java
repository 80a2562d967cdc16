package org.borderflow.ingest.tls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.borderflow.ingest.read.UnusableInput;

/** X.509 certificates in PEM files. */
public final class Certificates {

  private Certificates() {}

  /**
   * The certificates of a file, in its order.
   *
   * @return at least one
   * @throws UnusableInput if it cannot be read or holds none
   */
  public static List<X509Certificate> of(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (IOException e) {
      throw new UnusableInput(file + ": the certificate cannot be read", e);
    } catch (CertificateException e) {
      throw new UnusableInput(file + ": not a certificate in PEM", e);
    }
    throw new UnusableInput(file + ": holds no certificate in PEM");
  }
}
