package org.borderflow.embedded;

/** Something listens already where we should; the message is one line for the user. */
public final class PortInUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int port;
  private final String option;

  /**
   * Says which port, and how to choose another.
   *
   * @param port the port asked for
   * @param option the command-line option that names it
   */
  public PortInUse(int port, String option) {
    super("Port " + port + " is in use; choose another with " + option);
    this.port = port;
    this.option = option;
  }

  /** The port asked for. */
  public int port() {
    return port;
  }

  /** The command-line option with which another can be chosen. */
  public String option() {
    return option;
  }
}
