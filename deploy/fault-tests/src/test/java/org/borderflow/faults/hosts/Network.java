package org.borderflow.faults.hosts;

import java.util.List;
import java.util.Optional;

/** What joins hosts. */
public interface Network extends AutoCloseable {

  /** Gives a host its place and returns its address. */
  String join(String host);

  /** What stands before a command line so that it runs on that host. */
  List<String> on(String host);

  /** The port on which a service can listen that usually listens on this one. */
  int port(int usual);

  /** Its lines, if they can be cut. */
  Optional<Lines> lines();

  @Override
  void close();
}
