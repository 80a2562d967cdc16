package org.borderflow.faults.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What of hosts can be broken on this machine.
 *
 * @param lines whether lines between hosts can be cut: network namespaces, as root
 * @param disks whether a disk can be full: a file system in a file, as root
 * @param faketime the library that shows a process another time, if it is installed
 */
public record Machine(boolean lines, boolean disks, Optional<Path> faketime) {

  private static final List<Path> FAKETIME =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
          Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"));

  /**
   * Tries.
   *
   * @param scratch a directory for that
   */
  public static Machine here(Path scratch) throws IOException {
    return new Machine(
        NamespaceNetwork.isPossible(),
        Disk.isPossible(scratch),
        FAKETIME.stream().filter(Files::exists).findFirst());
  }

  /** A network, of the kind that is possible here. */
  public Network network() {
    return lines ? new NamespaceNetwork() : new Loopback();
  }

  /** A disk of its own for that directory, if that is possible here. */
  Optional<Disk> disk(Path image, Path at) throws IOException {
    if (!disks) {
      Files.createDirectories(at);
      return Optional.empty();
    }
    return Optional.of(Disk.mount(image, at));
  }
}
