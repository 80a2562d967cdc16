package org.borderflow.ingest.edge;

import com.google.common.io.ByteSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.borderflow.ingest.parse.RecordSealer;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.Opened;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;

/**
 * Cuts a file into batches. A cut is only made before a record, as the intake's own reader finds
 * them, so that the batches read like the file.
 *
 * <p>The intake refuses a body as a whole if nothing of it can be read, but not one of a thousand
 * records and more. So a last batch that would be shorter is joined with the one before it.
 */
final class Batches implements AutoCloseable {

  /** Records of a batch, at least, unless it is the whole file. */
  static final int USUAL_SIZE = 1_000;

  private final String name;
  private final String digest;
  private final int size;
  private final Optional<RecordSealer> sealer;
  private final InputStream file;
  private final KeptLines lines;
  private final RecordReader reader;
  private final byte[] header;

  /** Lines on which the records begin that are not sent yet. */
  private final Deque<Long> begins = new ArrayDeque<>();

  /** The records that are not sent yet, sealed. */
  private final Deque<Sealed> sealed = new ArrayDeque<>();

  private record Sealed(long line, byte[] text) {}

  private boolean ended;
  private String damage;

  /**
   * Opens a file.
   *
   * @param digest of its bytes
   * @param size records of a batch
   * @param sealer takes identities out of the records; empty if they are sent as they stand
   * @throws UnusableInput if it cannot be read
   */
  Batches(Path path, String digest, int size, Optional<RecordSealer> sealer) {
    this.name = path.getFileName().toString();
    this.digest = digest;
    this.size = size;
    this.sealer = sealer;
    InputStream opened = null;
    try {
      opened = Files.newInputStream(path);
      Opened text = Opened.of(opened, ReadingFormat.ofName(name));
      this.file = opened;
      this.lines = new KeptLines(text.bytes());
      this.reader = RecordReader.plain(name, lines, text.format(), Column.LAYOUT);
    } catch (IOException e) {
      throw closed(opened, UnusableInput.of(name, e));
    } catch (UnusableInput e) {
      throw closed(opened, e);
    }
    this.header = reader.header().isPresent() ? lines.take() : null;
  }

  private static UnusableInput closed(InputStream opened, UnusableInput reason) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
    return reason;
  }

  /**
   * Why nothing in a file can be read.
   *
   * @return empty if something can, or if it holds no record
   * @throws UnusableInput if that cannot be told at this moment
   */
  static Optional<String> unreadable(Path path) {
    try (Batches file = new Batches(path, "", 1, Optional.empty())) {
      String first = null;
      while (file.reader.next()) {
        if (file.reader.record().fault() == null) {
          return Optional.empty();
        }
        if (first == null) {
          first = file.name + ": " + file.reader.record().fault().message();
        }
        file.forget();
      }
      return Optional.ofNullable(first);
    } catch (UnusableInput e) {
      boolean byTheFile = !(e.getCause() instanceof IOException) || e.damaged();
      if (byTheFile || e.getCause() instanceof AccessDeniedException) {
        return Optional.of(e.getMessage());
      }
      throw e; // the disk, not the file
    }
  }

  private void forget() {
    while (lines.first() < lines.end()) {
      lines.take();
    }
  }

  /** Passes over what is before a line. */
  void skipTo(long line) {
    while (!ended && (begins.isEmpty() || begins.getFirst() < line)) {
      begins.clear();
      sealed.clear();
      readOn();
      while (lines.first() < Math.min(line, lines.end())) {
        lines.take();
      }
    }
  }

  /** The next batch; empty at the end of the file. */
  Optional<Batch> next() {
    while (!ended && begins.size() < 2 * size) {
      readOn();
    }
    if (begins.isEmpty()) {
      return Optional.empty();
    }
    boolean last = begins.size() < 2 * size;
    for (int record = 0; !last && record < size; record++) {
      begins.remove();
    }
    if (last) {
      begins.clear();
    }
    return Optional.of(batch(last ? lines.end() : begins.getFirst()));
  }

  private void readOn() {
    try {
      if (reader.next()) {
        begins.add(reader.record().line());
        sealer.ifPresent(s -> sealed.add(sealed(s)));
      } else {
        ended = true;
      }
    } catch (UnusableInput e) {
      if (!e.damaged()) {
        throw e; // the disk, not the file
      }
      ended = true;
      damage = e.getMessage();
    }
  }

  private Sealed sealed(RecordSealer by) {
    String text = by.seal(reader.record()).toString();
    return new Sealed(reader.record().line(), text.getBytes(StandardCharsets.UTF_8));
  }

  private Batch batch(long end) {
    return sealer.isPresent() ? sealedBatch(end) : plainBatch(end);
  }

  /** Each record on the line on which it would be if it were sent as it stands. */
  private Batch sealedBatch(long end) {
    long from = lines.first();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(body)) {
      if (header != null) {
        packed.write('\n');
      }
      long line = from;
      while (!sealed.isEmpty() && sealed.getFirst().line() < end) {
        Sealed next = sealed.remove();
        for (; line < next.line(); line++) {
          packed.write('\n');
        }
        write(packed, next.text());
        line++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    while (lines.first() < end) {
      lines.take();
    }
    String key = digest + "-" + from + "-" + end + "-sealed";
    return new Batch(
        key, "application/x-ndjson", ByteSource.wrap(body.toByteArray()), before(from), end);
  }

  private Batch plainBatch(long end) {
    long from = lines.first();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(body)) {
      if (header != null) {
        write(packed, header);
      }
      while (lines.first() < end) {
        write(packed, lines.take());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String key = digest + "-" + from + "-" + end;
    ByteSource text = ByteSource.wrap(body.toByteArray());
    return header != null
        ? new Batch(key, "text/csv", text, before(from), end)
        : new Batch(key, "application/x-ndjson", text, before(from), end);
  }

  /** Lines of the file before line 1 of a body; a repeated header is one of the body's. */
  private long before(long from) {
    return header == null ? from - 1 : from - 2;
  }

  private static void write(OutputStream out, byte[] line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  /** Why the file could not be read to its end; empty if it could. */
  Optional<String> damage() {
    return Optional.ofNullable(damage);
  }

  /** The first line that was not read whole, once the last batch has been given. */
  long end() {
    return lines.end();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
