package org.borderflow.command;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whose keys a service knows. */
final class RegisterOption {

  @Option(
      names = "--register",
      paramLabel = "DIR",
      description =
          "Directory of the register of agencies, which several services may share; it is only read"
              + " (default: the service's own directory).")
  private Path register;

  /**
   * Where the register is.
   *
   * @param own the service's own directory
   * @throws Misuse if there is no such directory
   */
  Path orIn(Path own) {
    if (register == null) {
      return own;
    }
    if (!Files.isDirectory(register)) {
      throw new Misuse("--register: there is no directory " + register);
    }
    return register;
  }
}
