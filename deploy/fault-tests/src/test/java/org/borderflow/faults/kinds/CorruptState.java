package org.borderflow.faults.kinds;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.borderflow.faults.hosts.Host;

/**
 * Damages the state of an instance while it does not run. If it was stopped in order it believes
 * that its state is whole; if it was killed it does not. Bytes of a file are overwritten, a file is
 * cut short, or it is gone.
 */
final class CorruptState implements Fault {

  private static final int MOST_BYTES = 4096;

  private final Host host;
  private final boolean killed;
  private final Random random;
  private String done = "nothing yet";

  CorruptState(Host host, boolean killed, Random random) {
    this.host = host;
    this.killed = killed;
    this.random = random;
  }

  @Override
  public String what() {
    return "state of " + host.name() + " is damaged: " + done;
  }

  @Override
  public void strike() throws IOException {
    if (killed) {
      host.kill();
    } else {
      host.stop();
    }
    List<Path> files = files();
    if (files.isEmpty()) {
      done = "there was none";
      return;
    }
    Path file = files.get(random.nextInt(files.size()));
    int how = random.nextInt(3);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      if (how == 0) {
        bytes.setLength(bytes.length() / 2);
      } else if (how == 1) {
        byte[] noise = new byte[(int) Math.min(bytes.length(), MOST_BYTES)];
        random.nextBytes(noise);
        bytes.seek((long) (random.nextDouble() * (bytes.length() - noise.length)));
        bytes.write(noise);
      }
    }
    if (how == 2) {
      Files.delete(file);
    }
    done =
        List.of("cut short", "overwritten", "deleted").get(how)
            + " after it was "
            + (killed ? "killed" : "stopped")
            + ": "
            + host.data().relativize(file);
  }

  /** Files of tasks, which lie in directories such as {@code 0_1}. */
  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(host.data())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*/\\d+_\\d+/.*"))
          .filter(file -> !file.getFileName().toString().matches("LOCK|LOG|\\.lock|LOG\\.old.*"))
          .filter(file -> file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  @Override
  public void mend() {
    host.start();
  }
}
