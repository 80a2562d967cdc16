package org.borderflow.faults.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Runs another main class and ends with the process that started it, however that ends: the parent
 * holds the other end of standard input.
 */
final class EndsWithParent {

  private EndsWithParent() {}

  /**
   * Runs it.
   *
   * @param args the main class, then its arguments
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watch = new Thread(EndsWithParent::watch, "ends-with-parent");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void watch() {
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
