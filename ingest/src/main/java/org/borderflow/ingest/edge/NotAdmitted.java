package org.borderflow.ingest.edge;

/**
 * The intake will not have what is sent, however often: the key, the address or the intake is the
 * wrong one. Nothing is lost by that; the file stays where it is.
 */
public final class NotAdmitted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  NotAdmitted(int status) {
    super("the intake answers " + status);
    this.status = status;
  }

  /** The status of its answer. */
  public int status() {
    return status;
  }
}
