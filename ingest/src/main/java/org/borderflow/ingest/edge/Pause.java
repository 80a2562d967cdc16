package org.borderflow.ingest.edge;

import java.time.Duration;

/** How time is let pass between two tries. */
@FunctionalInterface
public interface Pause {

  /** Returns when so much time has passed. */
  void of(Duration duration) throws InterruptedException;
}
