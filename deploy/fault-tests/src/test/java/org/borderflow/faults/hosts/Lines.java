package org.borderflow.faults.hosts;

/** Lines between hosts that can be cut. */
public interface Lines {

  /** Takes a host from all others; nobody is told, packets just do not arrive. */
  void isolate(String host);

  /** The end of {@link #isolate}. */
  void rejoin(String host);

  /** Lets no packet pass between two hosts that all others still reach. */
  void cut(String one, String other);

  /** The end of {@link #cut}. */
  void mend(String one, String other);
}
