package org.borderflow.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.posts.UnknownPosts;
import org.borderflow.ingest.profile.Profile;
import org.borderflow.ingest.publish.IntakeFailure;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.ingest.read.UnusableInput;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.RejectionReason;

/**
 * Takes in files of crossings: each record is read, judged and put into Kafka, the valid and the
 * refused alike. A bad record never stops a file; a file that cannot be used as a whole is {@link
 * UnusableInput}, and what stood before the damage has then been taken in.
 *
 * <p>Records are durable after {@link RecordPublisher#flush()}. For one thread at a time.
 */
public final class FileIntake {

  private static final String STANDARD_INPUT = "-";
  private static final int RECORDS_BETWEEN_REPORTS = 4096;

  private final IntakeSettings settings;
  private final CrossingParser parser;
  private final RecordPublisher publisher;
  private final IntakeProgress progress;

  private final Map<RejectionReason, Long> rejected = new EnumMap<>(RejectionReason.class);
  private final UnknownPosts unknownPosts;
  private final List<String> warnings = new ArrayList<>();
  private long received;
  private long sent;
  private long refused;
  private LocalDate latest;

  public FileIntake(IntakeSettings settings, RecordPublisher publisher) {
    this(settings, publisher, IntakeProgress.SILENT);
  }

  public FileIntake(IntakeSettings settings, RecordPublisher publisher, IntakeProgress progress) {
    this.settings = settings;
    this.parser = settings.parser();
    this.unknownPosts = new UnknownPosts(settings.posts());
    this.publisher = publisher;
    this.progress = progress;
  }

  /**
   * Takes in a file, or standard input if the name is {@code -}. The name says the format; the
   * source of its records is the name as given.
   *
   * @throws UnusableInput if it cannot be used as a whole
   * @throws IntakeFailure if Kafka does not take a record
   */
  public void read(String file) {
    if (file.equals(STANDARD_INPUT)) {
      read(file, System.in, ReadingFormat.SNIFFED);
    } else {
      read(Path.of(file));
    }
  }

  /**
   * Looks whether a file could be taken in, as far as its beginning tells. What can be read only
   * once, such as a pipe, is not looked into.
   *
   * @param profile how the agency's own files are read; empty if they are as the contract says
   * @throws UnusableInput if it is not there, cannot be read or has no header
   */
  public static void check(Path file, Optional<Profile> profile) {
    String source = file.toString();
    if (Files.isDirectory(file)) {
      throw new UnusableInput(source + ": is a directory");
    }
    if (!Files.isReadable(file)) {
      throw new UnusableInput(source + ": there is no such file, or it cannot be read");
    }
    if (Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        IntakeSettings.reader(profile, source, in, ReadingFormat.ofName(source));
      } catch (IOException e) {
        throw new UnusableInput(source + ": cannot be read", e);
      }
    }
  }

  /** As {@link #read(String)}, for a file. */
  public void read(Path file) {
    String source = file.toString();
    try (InputStream in = Files.newInputStream(file)) {
      read(source, in, ReadingFormat.ofName(source), Files.size(file));
    } catch (IOException e) {
      throw new UnusableInput(source + ": cannot be read", e);
    }
  }

  /**
   * Takes in a stream to its end and leaves it open.
   *
   * @param source name of the stream: the source of its records
   * @throws UnusableInput if it cannot be used as a whole
   * @throws IntakeFailure if Kafka does not take a record
   */
  public void read(String source, InputStream in, ReadingFormat format) {
    read(source, in, format, IntakeProgress.UNKNOWN);
  }

  private void read(String source, InputStream in, ReadingFormat format, long length) {
    CountedStream counted = new CountedStream(in);
    RecordReader reader = settings.reader(source, counted, format);
    try {
      while (reader.next()) {
        take(parser.parse(reader.record(), source));
        if (received % RECORDS_BETWEEN_REPORTS == 0) {
          progress.at(source, counted.count(), length, received);
        }
      }
    } finally {
      warnings.addAll(reader.warnings());
    }
    progress.at(source, counted.count(), length, received);
  }

  /** What came of everything read so far, over all files. */
  public IntakeCount count() {
    return new IntakeCount(
        received,
        sent,
        refused,
        Optional.ofNullable(latest),
        rejected,
        unknownPosts.counts(),
        allWarnings());
  }

  private List<String> allWarnings() {
    List<String> all = new ArrayList<>(warnings);
    if (unknownPosts.posts() > 0) {
      long records =
          unknownPosts.others()
              + unknownPosts.counts().stream().mapToLong(UnknownPosts.Count::records).sum();
      all.add(
          records
              + " records at posts that are not in the register: "
              + unknownPosts.posts()
              + (unknownPosts.others() > 0 ? " posts and more" : " posts"));
    }
    return all;
  }

  private void take(Verdict verdict) {
    if (verdict instanceof Verdict.Accepted accepted) {
      send(accepted);
      sent++;
    } else if (verdict instanceof Verdict.Rejected rejection) {
      refuse(rejection.rejection());
      refused++;
    }
    received++;
  }

  private void send(Verdict.Accepted accepted) {
    publisher.publish(accepted.crossing(), accepted.rekeyed());
    Crossing crossing = accepted.crossing().getCrossing();
    if (crossing != null) {
      unknownPosts.see(crossing);
    }
    if (crossing != null && (latest == null || crossing.getDate().isAfter(latest))) {
      latest = crossing.getDate();
    }
  }

  private void refuse(Rejection rejection) {
    publisher.publish(rejection);
    rejected.merge(rejection.getReason(), 1L, Long::sum);
  }
}
