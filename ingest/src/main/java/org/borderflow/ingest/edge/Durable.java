package org.borderflow.ingest.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Changes of files that are on disk when the call returns, and whole or not at all. */
final class Durable {

  private static final String PART = ".part";

  /** Writes the contents of a file. */
  interface Contents {
    void write(OutputStream out) throws IOException;
  }

  private Durable() {}

  /** Replaces a file, or makes it. */
  static void write(Path file, Contents contents) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = Channels.newOutputStream(channel)) {
      contents.write(out);
      out.flush();
      channel.force(true);
    }
    move(part, file);
  }

  /** Moves a file within its file system. */
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    settle(to.getParent());
    if (!from.getParent().equals(to.getParent())) {
      settle(from.getParent());
    }
  }

  /** A name is on disk only when its directory is. */
  static void settle(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
