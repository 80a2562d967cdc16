package org.borderflow.ingest.http;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.service.access.Gate;

/**
 * How the door is set up.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any that is free
 * @param tls how TLS is spoken; empty for plain HTTP
 * @param gate who may come in
 * @param pseudonyms what identities become
 * @param posts the posts whose time zones are known
 * @param profile how CSV bodies are read; empty if they are written as the contract says
 * @param bodyLimit largest body, in bytes, after decompression
 * @param clock says what is in the future, and which keys have expired
 * @param metrics where to count
 * @param notReady why the service cannot do its work at this moment, if it cannot
 */
public record IntakeServerSettings(
    String host,
    int port,
    Optional<IntakeTls> tls,
    Gate gate,
    Pseudonyms pseudonyms,
    PostRegister posts,
    Optional<Profile> profile,
    long bodyLimit,
    Clock clock,
    PrometheusMeterRegistry metrics,
    Supplier<Optional<String>> notReady) {

  /** One gibibyte. */
  public static final long USUAL_BODY_LIMIT = 1L << 30;
}
