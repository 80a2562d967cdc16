package org.borderflow.faults.hosts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network namespace of Linux for each host, and one with the switch that joins them. The switch
 * is not among our own interfaces, because there the rules of somebody else's firewall may hold.
 */
final class NamespaceNetwork implements Network, Lines {

  private static final int FIRST_HOST = 10;

  private final String prefix;
  private final String subnet;
  private final Map<String, Integer> hosts = new LinkedHashMap<>();

  /** Makes the switch and joins ourselves to it. */
  NamespaceNetwork() {
    long own = ProcessHandle.current().pid() % 10_000;
    prefix = "bf" + own;
    subnet = "10." + (100 + own / 100) + "." + (100 + own % 100) + ".";
    Tool.run("ip", "netns", "add", center());
    Tool.run("ip", "-n", center(), "link", "add", "switch", "type", "bridge");
    Tool.run("ip", "-n", center(), "link", "set", "switch", "up");
    Tool.run("ip", "link", "add", prefix, "type", "veth", "peer", "name", "own", "netns", center());
    plug("own");
    Tool.run("ip", "address", "add", subnet + "1/24", "dev", prefix);
    Tool.run("ip", "link", "set", prefix, "up");
  }

  /** Whether this machine lets us. */
  static boolean isPossible() {
    String probe = "bf-probe-" + ProcessHandle.current().pid();
    if (!Tool.works("ip", "netns", "add", probe)) {
      return false;
    }
    boolean possible =
        Tool.works("ip", "-n", probe, "link", "add", "switch", "type", "bridge")
            && Tool.works(
                "ip", "-n", probe, "link", "add", "one", "type", "veth", "peer", "name", "other")
            && Tool.works(
                "ip",
                "netns",
                "exec",
                probe,
                "iptables",
                "-A",
                "INPUT",
                "-s",
                "10.0.0.1",
                "-j",
                "DROP");
    Tool.run("ip", "netns", "delete", probe);
    return possible;
  }

  @Override
  public String join(String host) {
    int number = FIRST_HOST + hosts.size();
    hosts.put(host, number);
    String place = place(host);
    Tool.run("ip", "netns", "add", place);
    Tool.run(
        "ip",
        "-n",
        place,
        "link",
        "add",
        "wire",
        "type",
        "veth",
        "peer",
        "name",
        port(host),
        "netns",
        center());
    plug(port(host));
    Tool.run("ip", "-n", place, "address", "add", address(host) + "/24", "dev", "wire");
    Tool.run("ip", "-n", place, "link", "set", "wire", "up");
    Tool.run("ip", "-n", place, "link", "set", "lo", "up");
    return address(host);
  }

  private void plug(String port) {
    Tool.run("ip", "-n", center(), "link", "set", port, "master", "switch");
    Tool.run("ip", "-n", center(), "link", "set", port, "up");
  }

  @Override
  public List<String> on(String host) {
    return List.of("ip", "netns", "exec", place(host));
  }

  @Override
  public int port(int usual) {
    return usual;
  }

  @Override
  public Optional<Lines> lines() {
    return Optional.of(this);
  }

  @Override
  public void isolate(String host) {
    Tool.run("ip", "-n", center(), "link", "set", port(host), "down");
  }

  @Override
  public void rejoin(String host) {
    Tool.run("ip", "-n", center(), "link", "set", port(host), "up");
  }

  @Override
  public void cut(String one, String other) {
    filter("-A", one, other);
    filter("-A", other, one);
  }

  @Override
  public void mend(String one, String other) {
    filter("-D", one, other);
    filter("-D", other, one);
  }

  private void filter(String change, String at, String from) {
    Tool.run(
        "ip",
        "netns",
        "exec",
        place(at),
        "iptables",
        "-w",
        change,
        "INPUT",
        "-s",
        address(from),
        "-j",
        "DROP");
  }

  private String center() {
    return prefix + "-switch";
  }

  private String place(String host) {
    return prefix + "-" + host;
  }

  private String port(String host) {
    return "port" + hosts.get(host);
  }

  private String address(String host) {
    return subnet + hosts.get(host);
  }

  @Override
  public void close() {
    hosts.keySet().forEach(host -> Tool.works("ip", "netns", "delete", place(host)));
    Tool.works("ip", "link", "delete", prefix);
    Tool.works("ip", "netns", "delete", center());
  }
}
