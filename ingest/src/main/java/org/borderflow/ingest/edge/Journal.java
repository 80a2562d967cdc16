package org.borderflow.ingest.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Remembers how far the file at hand has got, over power cuts.
 *
 * <p>Rejections are appended to a file of their own before the progress that counts them is
 * written. What stands there beyond that was never counted and is cut off.
 */
final class Journal {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path progressFile;
  private final Path rejectionsFile;
  private Progress progress;

  /** Finds what was remembered in a directory. */
  Journal(Path state) throws IOException {
    this.progressFile = state.resolve("progress.json");
    this.rejectionsFile = state.resolve("rejections.jsonl");
    if (Files.exists(progressFile)) {
      progress = JSON.readValue(progressFile.toFile(), Progress.class);
    }
  }

  /** Name of the file that has been begun. */
  Optional<String> begun() {
    return Optional.ofNullable(progress).map(Progress::file);
  }

  /** Takes a file in hand: where it was left, or from its beginning. */
  Progress begin(String file, String digest) throws IOException {
    if (progress == null || !progress.isOf(file, digest)) {
      progress = Progress.begin(file, digest);
    }
    try (FileChannel rejections =
        FileChannel.open(rejectionsFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      rejections.truncate(progress.rejectionBytes());
      rejections.force(true);
    }
    remember(progress);
    return progress;
  }

  /** Adds what was answered. */
  void add(Told told, long nextLine) throws IOException {
    remember(progress.with(told, nextLine, append(told.rejections())));
  }

  private void remember(Progress changed) throws IOException {
    Durable.write(progressFile, out -> out.write(JSON.writeValueAsBytes(changed)));
    progress = changed;
  }

  private long append(List<ObjectNode> rejections) throws IOException {
    if (rejections.isEmpty()) {
      return progress.rejectionBytes();
    }
    StringBuilder lines = new StringBuilder();
    for (ObjectNode rejection : rejections) {
      lines.append(JSON.writeValueAsString(rejection)).append('\n');
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
    try (FileChannel file = FileChannel.open(rejectionsFile, StandardOpenOption.WRITE)) {
      file.position(progress.rejectionBytes());
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
      return file.position();
    }
  }

  Progress progress() {
    return progress;
  }

  /** The rejections of the file at hand, one JSON object a line. */
  BufferedReader rejections() throws IOException {
    return Files.newBufferedReader(rejectionsFile);
  }

  /** Forgets the file, which has been put away. */
  void end() throws IOException {
    Files.deleteIfExists(progressFile);
    Durable.settle(progressFile.getParent());
    progress = null;
  }
}
