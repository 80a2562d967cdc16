package org.borderflow.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.borderflow.ingest.http.IntakeTls;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.profile.Profiles;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.ingest.tls.Certificates;
import org.borderflow.ingest.tls.KeyedCertificate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the HTTP intake is set up, wherever it runs. */
final class DoorOptions {

  @Option(
      names = "--intake-port",
      defaultValue = "8081",
      paramLabel = "PORT",
      description = "Port of the HTTP intake (default: ${DEFAULT-VALUE}).")
  private int port;

  @Mixin private PostOptions posts;

  @Option(
      names = "--require-keys",
      description = "Callers on this machine need a key as well; see agency add.")
  private boolean requireKeys;

  @Option(
      names = "--profile",
      paramLabel = "NAME|FILE",
      description =
          "Source profile by which CSV bodies are read, all of them (default: as the contract"
              + " says). JSON is not touched by it.")
  private String profile;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description =
          "Certificate of the intake, with those that vouch for it (PEM); it then speaks TLS 1.2"
              + " and 1.3 and nothing else (default: plain HTTP).")
  private Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "Its private key (PEM, PKCS#8, not encrypted).")
  private Path certificateKey;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "FILE",
      description =
          "Certificates (PEM) of those who vouch for callers' certificates; a caller may then show"
              + " one in place of a key. See agency add --certificate.")
  private Path clientAuthority;

  private PostRegister register;
  private Optional<IntakeTls> tls;
  private Optional<Profile> layout;

  /**
   * Looks at what was given before anything is started.
   *
   * @throws Misuse if the port is none, options do not go together, or what becomes of unknown
   *     posts is not said as it should
   * @throws UnusableInput if a file cannot be used
   */
  void check() {
    Deployment.Ports.check("--intake-port", port);
    register = posts.register();
    layout = Optional.ofNullable(profile).map(Profiles::of);
    tls = tls();
  }

  private Optional<IntakeTls> tls() {
    if ((certificate == null) != (certificateKey == null)) {
      throw new Misuse("--tls-certificate and --tls-key go together");
    }
    if (certificate == null) {
      if (clientAuthority != null) {
        throw new Misuse("--tls-client-ca needs --tls-certificate and --tls-key");
      }
      return Optional.empty();
    }
    return Optional.of(
        new IntakeTls(
            KeyedCertificate.of(certificate, certificateKey),
            clientAuthority == null ? List.of() : Certificates.of(clientAuthority)));
  }

  /** Whether callers on this machine need a key as well. */
  boolean requireKeys() {
    return requireKeys;
  }

  /**
   * What was given, once it has been checked.
   *
   * @param host address to listen on
   * @param agencies directory of the register of agencies
   */
  Door.Settings settings(String host, Path agencies, PseudonymKey key) {
    return new Door.Settings(host, port, tls, agencies, requireKeys, key, register, layout);
  }
}
