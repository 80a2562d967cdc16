package org.borderflow.faults.hosts;

import java.util.List;

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
  public void isolate(String host) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void rejoin(String host) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cut(String one, String other) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void mend(String one, String other) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
