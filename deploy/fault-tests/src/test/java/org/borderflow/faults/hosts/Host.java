package org.borderflow.faults.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process with a directory, perhaps on a disk of its own, and an address. If it ends by itself it
 * is started again, as whatever looks after services does.
 */
public final class Host implements AutoCloseable {

  private static final Duration PATIENCE_WITH_ENDING = Duration.ofSeconds(10);

  private final String name;
  private final String address;
  private final Network network;
  private final Machine machine;
  private final Path logs;
  private final Path data;
  private final Optional<Disk> disk;
  private Program program;
  private Process process;
  private Duration skew = Duration.ZERO;
  private boolean wanted;
  private int saidBefore;
  private final List<Integer> endedByItself = new ArrayList<>();

  /**
   * A host that runs nothing yet.
   *
   * @param room where its directory and its logs are made
   * @param ownDisk whether its directory is to be on a disk of its own, where that is possible
   */
  public Host(String name, Network network, Machine machine, Path room, boolean ownDisk)
      throws IOException {
    this.name = name;
    this.network = network;
    this.machine = machine;
    this.address = network.join(name);
    this.logs = Files.createDirectories(room.resolve("logs"));
    this.data = room.resolve(name);
    this.disk =
        ownDisk ? machine.disk(room.resolve(name + ".image"), data) : Optional.<Disk>empty();
    Files.createDirectories(data);
  }

  /** Says what it is to run. */
  public Host runs(Program what) {
    program = what;
    return this;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Where others reach it. */
  public String address() {
    return address;
  }

  /** Where it keeps what it has. */
  public Path data() {
    return data;
  }

  /** Its own disk, if it has one. */
  public Optional<Disk> disk() {
    return disk;
  }

  /** Starts its process. */
  public synchronized void start() {
    wanted = true;
    if (process != null && process.isAlive()) {
      return;
    }
    List<String> command = new ArrayList<>(network.on(name));
    command.addAll(program.command(logs.resolve(name + ".log")));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(logs.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    if (!skew.isZero()) {
      builder.environment().put("LD_PRELOAD", machine.faketime().orElseThrow().toString());
      builder.environment().put("FAKETIME", String.format("%+d", skew.toSeconds()));
      // A clock that is wrong still goes: waiting takes as long as ever.
      builder.environment().put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
      builder.environment().put("DONT_FAKE_MONOTONIC", "1");
    }
    saidBefore = said().length();
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends its process on the spot. */
  public synchronized void kill() {
    wanted = false;
    process.destroyForcibly();
    await();
  }

  /** Asks its process to end, and waits for that. */
  public synchronized void stop() {
    wanted = false;
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(PATIENCE_WITH_ENDING.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + name + " was ending", e);
    }
  }

  /** Takes the processor away from it. */
  public void pause() {
    signal("STOP");
  }

  /** Gives the processor back. */
  public void resume() {
    signal("CONT");
  }

  private synchronized void signal(String what) {
    // It may have ended by itself: then there is nothing to pause.
    Tool.works("kill", "-" + what, Long.toString(process.pid()));
  }

  /** Lets its clock be wrong from the next start on. */
  public synchronized void skew(Duration by) {
    skew = by;
  }

  /** Starts its process again if it is to run and has ended by itself. */
  public synchronized void lookAfter() {
    if (wanted && !process.isAlive()) {
      endedByItself.add(process.exitValue());
      start();
    }
  }

  /** Whether its process runs. */
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether its process runs and has said, since it was started, that it is up. */
  public synchronized boolean isUp(String told) {
    return isAlive() && said().substring(saidBefore).contains(told);
  }

  /** With which status it ended whenever it ended by itself. */
  public synchronized List<Integer> endedByItself() {
    return List.copyOf(endedByItself);
  }

  /** All that its processes have printed. */
  public String said() {
    try {
      return Files.exists(output()) ? Files.readString(output(), StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path output() {
    return logs.resolve(name + ".out");
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      kill();
    }
    disk.ifPresent(Disk::close);
  }
}
