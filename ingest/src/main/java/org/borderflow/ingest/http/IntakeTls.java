package org.borderflow.ingest.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.borderflow.ingest.tls.KeyedCertificate;
import org.borderflow.ingest.tls.TlsContexts;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * How the intake speaks TLS, 1.2 or 1.3.
 *
 * @param own what the intake shows
 * @param clients who vouches for the certificates of callers; empty if none are asked for
 */
public record IntakeTls(KeyedCertificate own, List<X509Certificate> clients) {

  private static final String[] VERSIONS = {"TLSv1.2", "TLSv1.3"};

  public IntakeTls {
    clients = List.copyOf(clients);
  }

  /** Listens with it. Nothing else than TLS is understood there. */
  Connector connector(Server server, HttpConfiguration configuration, String host, int port) {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setSslContext(TlsContexts.of(Optional.of(own), clients));
    factory.setIncludeProtocols(VERSIONS);
    // Wanted, not needed: who has a key needs no certificate, and probes have neither.
    factory.setWantClientAuth(!clients.isEmpty());
    HttpConfiguration secure = new HttpConfiguration(configuration);
    // It is for the caller to check the name: the service may be known by others, or by address.
    secure.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(server, factory, new HttpConnectionFactory(secure));
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }
}
