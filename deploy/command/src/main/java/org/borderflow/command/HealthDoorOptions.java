package org.borderflow.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a service that has no other door tells how it is. */
final class HealthDoorOptions {

  @Mixin private RegisterOption register;

  @Option(
      names = HealthDoor.PORT,
      defaultValue = "0",
      paramLabel = "PORT",
      description =
          "Port of /health/live, /health/ready and /metrics (default: any that is free; it is"
              + " told).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = Door.LOOPBACK,
      paramLabel = "ADDRESS",
      description =
          "Address to listen on; on other machines /metrics needs a key (default:"
              + " ${DEFAULT-VALUE}).")
  private String host;

  /**
   * Looks at what was given before anything is started.
   *
   * @throws Misuse if the port is none
   */
  void check() {
    Deployment.Ports.check(HealthDoor.PORT, port);
  }

  /**
   * The door.
   *
   * @param directory the service's own directory
   * @throws Misuse if there is no such register
   */
  HealthDoor.Settings settings(DataDirectory directory) {
    return new HealthDoor.Settings(host, port, register.orIn(directory.path()));
  }
}
