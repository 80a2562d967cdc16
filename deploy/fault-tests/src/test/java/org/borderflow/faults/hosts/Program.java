package org.borderflow.faults.hosts;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a host runs: a Java program.
 *
 * @param main its main class
 * @param heap megabytes of heap
 * @param first what stands first on its class path, or null
 * @param options options of the virtual machine
 * @param arguments its arguments
 */
public record Program(
    String main, int heap, Path first, List<String> options, List<String> arguments) {

  /** One that needs no more than its heap and its arguments. */
  public Program(String main, int heap, List<String> arguments) {
    this(main, heap, null, List.of(), arguments);
  }

  /** The command line. */
  List<String> command(Path log) {
    String classes = System.getProperty("java.class.path");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dborderflow.log=" + log,
                "-cp",
                first == null ? classes : first + File.pathSeparator + classes));
    command.addAll(options);
    command.add(EndsWithParent.class.getName());
    command.add(main);
    command.addAll(arguments);
    return command;
  }
}
