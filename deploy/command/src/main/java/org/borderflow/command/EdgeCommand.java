package org.borderflow.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.borderflow.ingest.edge.EdgeAgent;
import org.borderflow.ingest.edge.NotAdmitted;
import org.borderflow.ingest.edge.Pause;
import org.borderflow.ingest.edge.Spool;
import org.borderflow.ingest.edge.Uplink;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.parse.RecordSealer;
import org.borderflow.ingest.tls.Certificates;
import org.borderflow.ingest.tls.KeyedCertificate;
import org.borderflow.ingest.tls.TlsContexts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The agent at a border post or agency. */
@Command(
    name = "edge",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description =
        "Deliver the files that are moved into DIR/incoming to an HTTP intake, in order, however"
            + " long the line is away. They end in DIR/done or, if nothing in them can be read, in"
            + " DIR/rejected, each with NAME.report.json beside it. May be killed at any time.")
final class EdgeCommand implements Callable<Integer> {

  private static final int CONFLICT = 409;

  private static final Pause SLEEP = EdgeCommand::sleep;

  @Option(
      names = "--spool",
      required = true,
      paramLabel = "DIR",
      description = "Directory with incoming, done and rejected; made if missing.")
  private Path spool;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "The intake, for example https://statistics.example:8081.")
  private URI to;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "File with the key of the agency, as agency add prints it (default: no key).")
  private Path keyFile;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "Certificates (PEM) of those who vouch for the intake's (default: those of the JDK).")
  private Path trust;

  @Option(
      names = "--client-certificate",
      paramLabel = "FILE",
      description =
          "Certificate of the agency, with those that vouch for it (PEM), where the intake takes"
              + " one in place of a key.")
  private Path clientCertificate;

  @Option(
      names = "--client-key",
      paramLabel = "FILE",
      description = "Its private key (PEM, PKCS#8, not encrypted).")
  private Path clientKey;

  @Option(
      names = "--key-secret",
      paramLabel = "FILE",
      description =
          "Key of the pseudonyms, the same as the intake's: identities are then made pseudonyms here"
              + " and do not travel. The agency must have been made with --edge.")
  private Path keySecret;

  @Option(names = "--once", description = "End when the spool is empty and all is delivered.")
  private boolean once;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (!("http".equals(to.getScheme()) || "https".equals(to.getScheme()))
        || to.getHost() == null) {
      throw new Misuse("--to: " + to + " is not an http or https address");
    }
    Optional<Pseudonyms> pseudonyms =
        Optional.ofNullable(keySecret).map(PseudonymKey::fromFile).map(Pseudonyms::new);
    try (Running running = new Running()) {
      Spool mine = running.open(this::openSpool);
      Optional<String> agency =
          keySecret == null ? Optional.empty() : Optional.of(uplink(Optional.empty()).agency());
      Uplink uplink = uplink(pseudonyms.flatMap(known -> agency.map(known::check)));
      Optional<RecordSealer> sealer =
          pseudonyms.flatMap(known -> agency.map(name -> new RecordSealer(name, known)));
      EdgeAgent agent = running.open(() -> agent(mine, uplink, sealer));
      agent.run(once);
      return Main.DONE;
    } catch (NotAdmitted e) {
      if (e.status() == CONFLICT) {
        throw new Misuse(
            "--key-secret: not the key of the intake's pseudonyms; the files are kept");
      }
      String credentials = clientCertificate == null ? "--key-file" : "--client-certificate";
      String option = e.status() == 401 || e.status() == 403 ? credentials : "--to";
      throw new Misuse(option + ": " + to + " answers " + e.status() + "; the files are kept");
    }
  }

  private Uplink uplink(Optional<String> keyCheck) {
    return new Uplink(
        to, key(), keyCheck, tls(), SLEEP, text -> System.err.println("edge: " + text));
  }

  private SSLContext tls() {
    if ((clientCertificate == null) != (clientKey == null)) {
      throw new Misuse("--client-certificate and --client-key go together");
    }
    if ((trust != null || clientCertificate != null) && !"https".equals(to.getScheme())) {
      throw new Misuse("--trust and --client-certificate need an https address in --to");
    }
    return TlsContexts.of(
        clientCertificate == null
            ? Optional.empty()
            : Optional.of(KeyedCertificate.of(clientCertificate, clientKey)),
        trust == null ? List.of() : Certificates.of(trust));
  }

  private Optional<String> key() {
    return Optional.ofNullable(keyFile).map(KeyFile::key);
  }

  private Spool openSpool() {
    try {
      return Spool.open(spool)
          .orElseThrow(() -> new Misuse("--spool: another agent works on " + spool));
    } catch (IOException e) {
      throw new Misuse("--spool: " + spool + " cannot be made or written");
    }
  }

  private static EdgeAgent agent(Spool spool, Uplink uplink, Optional<RecordSealer> sealer) {
    try {
      return new EdgeAgent(spool, uplink, sealer, SLEEP, System.out::println);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
  }
}
