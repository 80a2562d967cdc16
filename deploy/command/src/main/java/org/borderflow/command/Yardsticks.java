package org.borderflow.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.TopicSetup;
import org.borderflow.embedded.EmbeddedBroker;
import org.borderflow.embedded.EmbeddedRegistry;
import org.borderflow.ingest.IntakeSettings;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.parse.CrossingParser;
import org.borderflow.ingest.parse.Verdict;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.schemas.ReceivedCrossing;

/**
 * What the job is measured against: the same records merely put into Kafka, and merely passed on by
 * Kafka Streams. On a broker and a registry of their own, with the settings of the job.
 *
 * @param produce time to encode the records, which lie in memory, and have Kafka store them
 * @param passthrough time in which an application that does nothing copies them, exactly once, from
 *     one topic to another; from the first record to the last
 */
record Yardsticks(Duration produce, Duration passthrough) {

  /** Records that lie in memory at a time: reading and judging them is not what is timed. */
  private static final int BATCH = 100_000;

  /** Measures with the records of a file. */
  static Yardsticks measure(Path crossings, Path data) throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), 0, Map.of());
        EmbeddedRegistry registry = EmbeddedRegistry.start(data.resolve("registry"), 0)) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
        TopicSetup.create(admin, Deployment.PARTITIONS);
      }
      TopicSetup.register(AvroSerdes.client(registry.url()));
      Produced produced = produce(crossings, broker.bootstrapServers(), registry.url());
      return new Yardsticks(
          Duration.ofNanos(produced.nanos()),
          Passthrough.of(produced.records(), broker.bootstrapServers(), registry.url(), data));
    }
  }

  private record Produced(long records, long nanos) {}

  private static Produced produce(Path crossings, String bootstrapServers, String registryUrl) {
    AvroSerdes serdes = new AvroSerdes(AvroSerdes.client(registryUrl));
    CrossingParser parser =
        new IntakeSettings(
                "local",
                "benchmark",
                new Pseudonyms(PseudonymKey.generate()),
                PostRegister.empty(),
                LocalDate.MAX)
            .parser();
    try (RecordPublisher publisher = new RecordPublisher(bootstrapServers, Map.of(), serdes);
        InputStream in = new BufferedInputStream(Files.newInputStream(crossings), 1 << 18)) {
      String source = crossings.toString();
      RecordReader reader = RecordReader.of(source, in, ReadingFormat.CSV, Column.LAYOUT);
      List<ReceivedCrossing> held = new ArrayList<>(BATCH);
      long records = 0;
      long nanos = 0;
      boolean more = true;
      while (more) {
        more = reader.next();
        if (more && parser.parse(reader.record(), source) instanceof Verdict.Accepted accepted) {
          held.add(accepted.crossing());
        }
        if (held.size() == BATCH || !more) {
          long begun = System.nanoTime();
          held.forEach(publisher::publish);
          publisher.flush();
          nanos += System.nanoTime() - begun;
          records += held.size();
          held.clear();
        }
      }
      return new Produced(records, nanos);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
