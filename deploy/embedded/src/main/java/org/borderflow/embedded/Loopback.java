package org.borderflow.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** The address that only this machine can reach, and its ports. */
public final class Loopback {

  /** In numbers, because what {@code localhost} means differs between machines. */
  public static final String ADDRESS = "127.0.0.1";

  // Below the range from which systems take the local ends of outgoing connections: a port found
  // free here cannot be lost to one of those before it is used.
  private static final int FIRST_FREE = 20_000;
  private static final int END_FREE = 32_000;
  private static final int ATTEMPTS = 200;

  private Loopback() {}

  /**
   * The port to listen on.
   *
   * @param wanted a port, or 0 for any that is free
   * @param option the command-line option with which the user may choose another
   * @throws PortInUse if something listens on the wanted port already
   */
  public static int port(int wanted, String option) {
    if (wanted == 0) {
      return freePort();
    }
    if (!isFree(wanted)) {
      throw new PortInUse(wanted, option);
    }
    return wanted;
  }

  /** A port on which nothing listens now. */
  public static int freePort() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST_FREE, END_FREE);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "No free port found between " + FIRST_FREE + " and " + END_FREE);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As servers do: connections of an earlier run that are still closing are no obstacle.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(ADDRESS), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
