package org.borderflow.faults.hosts;

import java.util.List;

/** What joins hosts. */
public interface Network extends AutoCloseable {

  /** Gives a host its place and returns its address. */
  String join(String host);

  /** What stands before a command line so that it runs on that host. */
  List<String> on(String host);

  /** The port on which a service can listen that usually listens on this one. */
  int port(int usual);

  /** Takes a host from all others; nobody is told, packets just do not arrive. */
  void isolate(String host);

  /** The end of {@link #isolate}. */
  void rejoin(String host);

  /** Lets no packet pass between two hosts that all others still reach. */
  void cut(String one, String other);

  /** The end of {@link #cut}. */
  void mend(String one, String other);

  @Override
  void close();
}
