package org.borderflow.endtoend.containers;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** The schema registry in a container, and the network on which the others find it. */
final class RegistryContainer extends GenericContainer<RegistryContainer> {

  private static final String HOST = "registry";
  private static final int PORT = 8080;
  private static final String PATH = "/apis/ccompat/v7";

  /** Its address for other containers. */
  static final String URL_WITHIN = "http://" + HOST + ":" + PORT + PATH;

  RegistryContainer() {
    super(Images.REGISTRY);
    withImagePullPolicy(Images.NEVER_PULL);
    withNetwork(Network.newNetwork());
    withNetworkAliases(HOST);
    withExposedPorts(PORT);
    waitingFor(Wait.forHttp(PATH + "/subjects"));
  }

  /** Its address from outside. */
  String url() {
    return "http://" + getHost() + ":" + getMappedPort(PORT) + PATH;
  }

  @Override
  public void stop() {
    super.stop();
    getNetwork().close();
  }
}
