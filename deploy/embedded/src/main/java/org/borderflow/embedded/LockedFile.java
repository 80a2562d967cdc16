package org.borderflow.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A file that a server locks while it has its data open. A server whose owner was killed notices
 * that a moment later, so its successor waits a little before it gives up.
 */
final class LockedFile {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 50;

  private LockedFile() {}

  /**
   * Returns when nobody has the file locked.
   *
   * @throws DataInUse if somebody still has after some seconds
   */
  static void awaitRelease(Path file) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (isLocked(file)) {
      if (System.nanoTime() - deadline > 0) {
        throw new DataInUse(file.toAbsolutePath().getParent());
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  private static boolean isLocked(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }
}
