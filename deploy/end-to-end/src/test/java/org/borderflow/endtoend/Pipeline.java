package org.borderflow.endtoend;

import java.io.IOException;

/** Everything between crossing files and result files, wherever it runs. It keeps what it took. */
public interface Pipeline extends AutoCloseable {

  /**
   * Takes in a delivery, lets its day come behind it and returns when all is settled and the files
   * that {@code replay} writes are in its directory.
   */
  void take(Delivery delivery) throws IOException;

  @Override
  void close();
}
