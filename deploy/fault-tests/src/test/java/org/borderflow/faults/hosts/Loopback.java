package org.borderflow.faults.hosts;

import java.util.List;
import java.util.Optional;

/** All hosts at one address, told apart by their ports. No line can be cut. */
final class Loopback implements Network {

  @Override
  public String join(String host) {
    return org.borderflow.embedded.Loopback.ADDRESS;
  }

  @Override
  public List<String> on(String host) {
    return List.of();
  }

  @Override
  public int port(int usual) {
    return org.borderflow.embedded.Loopback.freePort();
  }

  @Override
  public Optional<Lines> lines() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
