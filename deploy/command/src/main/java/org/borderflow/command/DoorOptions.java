package org.borderflow.command;

import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.posts.PostRegister;
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

  private PostRegister register;

  /**
   * Looks at what was given before anything is started.
   *
   * @throws Misuse if the port is none, or what becomes of unknown posts is not said as it should
   */
  void check() {
    Deployment.Ports.check("--intake-port", port);
    register = posts.register();
  }

  /**
   * What was given, once it has been checked.
   *
   * @param host address to listen on
   */
  Door.Settings settings(String host, DataDirectory directory, PseudonymKey key) {
    return new Door.Settings(host, port, directory.path(), requireKeys, key, register);
  }
}
