package org.borderflow.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Main class of the registry's process: runs the registry and ends with the process that started
 * it, however that ends. The parent holds the other end of standard input; when it is gone, the
 * stream is at its end.
 */
final class RegistryProcess {

  private RegistryProcess() {}

  /**
   * Runs the registry.
   *
   * @param args the registry's main class, then its arguments
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watch = new Thread(RegistryProcess::endWithParent, "end-with-parent");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void endWithParent() {
    try (InputStream parent = System.in) {
      while (parent.read() >= 0) {
        // Nobody writes here: only the end matters.
      }
    } catch (IOException e) {
      // The same as its end.
    }
    Runtime.getRuntime().halt(0);
  }
}
