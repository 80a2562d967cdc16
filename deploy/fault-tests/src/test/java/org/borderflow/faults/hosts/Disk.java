package org.borderflow.faults.hosts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system of its own in a file, mounted: it can be full while all others are not. */
public final class Disk implements AutoCloseable {

  /** Of its size, a file takes only what was written. */
  private static final long BYTES = 24L << 30;

  private static final int SPARE = 1 << 20;
  private static final int BLOCK = 4096;

  private final Path image;
  private final Path at;

  private Disk(Path image, Path at) {
    this.image = image;
    this.at = at;
  }

  /** Makes one and mounts it there. */
  static Disk mount(Path image, Path at) throws IOException {
    Files.createDirectories(at);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(BYTES);
    }
    Tool.run("mkfs.ext4", "-q", "-F", "-m", "0", "-O", "^has_journal", image.toString());
    Tool.run("mount", "-o", "loop", image.toString(), at.toString());
    Files.delete(at.resolve("lost+found"));
    return new Disk(image, at);
  }

  /** Whether this machine lets us. */
  static boolean isPossible(Path scratch) throws IOException {
    Path image = scratch.resolve("probe.image");
    try (Disk disk = mount(image, scratch.resolve("probe"))) {
      return Files.isWritable(disk.at);
    } catch (IllegalStateException e) {
      return false;
    } finally {
      Files.deleteIfExists(image);
    }
  }

  /** Leaves no room on it. */
  public void fill() {
    try {
      long most = Files.getFileStore(at).getUsableSpace() - SPARE;
      if (most > 0) {
        Tool.works("fallocate", "-l", Long.toString(most), filler().toString());
      }
      writeToTheEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeToTheEnd() throws IOException {
    try (FileChannel file =
        FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (file.write(ByteBuffer.allocate(BLOCK)) > 0) {
        // until there is no room
      }
    } catch (IOException e) {
      if (!e.getMessage().contains("No space left")) {
        throw e;
      }
    }
  }

  /** Gives the room back. */
  public void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path filler() {
    return at.resolve("filler");
  }

  @Override
  public void close() {
    // Lazily: who was just killed may not have let go of it yet.
    Tool.works("umount", "-l", at.toString());
    image.toFile().delete();
  }
}
