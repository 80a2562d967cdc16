package org.borderflow.ingest.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Read one by one, the batches of a file say what the file says, line for line. */
class BatchesTest {

  private static final int SIZE = 4;
  private static final String HEADER = "record_id,direction,crossed_at,border_post,citizenship";
  private static final List<String> TABLE_LINES =
      List.of(
          "a,entry,2024-01-05,AKL,FRA",
          "b,entry,2024-01-05,AKL,FRA\r",
          "\"c\",entry,2024-01-05,\"A\"\"KL\",FRA",
          "d,entry,2024-01-05,\"A\nKL\n\nX\",FRA",
          "e,entry,2024-01-05,\"AKL,FRA",
          "f,entry,\"2024-01-05,AKL,FRA",
          "g,entry",
          "h,entry,2024-01-05,ĀKL,FRA,more",
          "i,entry,2024-01-05," + "x".repeat(70_000) + ",FRA",
          "",
          "  ");
  private static final List<String> OBJECT_LINES =
      List.of(
          "{\"record_id\":\"a\",\"direction\":\"entry\"}",
          "{\"record_id\":\"b\"}\r",
          "{\"record_id\":\"c\"",
          "[]",
          "{\"record_id\":\"" + "x".repeat(70_000) + "\"}",
          "");

  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.csv.gz", "a.jsonl", "a.jsonl.gz", "a", "a.gz"})
  void readLikeTheFile(String name) throws IOException {
    for (int seed = 0; seed < 20; seed++) {
      Path file = dir.resolve(name);
      Files.write(file, packed(name, text(name, new Random(seed))));
      List<String> whole = new ArrayList<>();
      try (InputStream in = Files.newInputStream(file)) {
        whole.addAll(read(in, ReadingFormat.ofName(name), 0));
      }

      List<Batch> batches = batches(file, 1);
      List<String> parts = new ArrayList<>();
      for (Batch batch : batches) {
        List<String> part = read(batch);
        assertThat(part).hasSizeGreaterThanOrEqualTo(Math.min(SIZE, whole.size()));
        parts.addAll(part);
      }

      assertThat(parts).as("seed %s", seed).isEqualTo(whole);
      assertThat(batches).as("keys").extracting(Batch::key).doesNotHaveDuplicates();
      for (int from = 0; from < batches.size(); from++) {
        assertThat(batches(file, batches.get(from).next()))
            .as("from where it was left, seed %s", seed)
            .extracting(Batch::key)
            .containsExactlyElementsOf(
                batches.subList(from + 1, batches.size()).stream().map(Batch::key).toList());
      }
    }
  }

  @Test
  void whatIsBeforeADamageIsSent() throws IOException {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder(HEADER + "\n");
    for (int line = 2; line <= 20_000; line++) {
      text.append("r").append(line).append(",entry,2024-01-05,P").append(random.nextInt());
      text.append(",FRA\n");
    }
    byte[] whole = packed("a.gz", text.toString());
    Path file = dir.resolve("cut.csv.gz");
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    List<String> sent = new ArrayList<>();
    try (Batches batches = new Batches(file, "digest", SIZE, Optional.empty())) {
      for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
        sent.addAll(read(batch.get()));
      }
      assertThat(batches.damage()).contains("cut.csv.gz: the gzip data are damaged or cut short");
      assertThat(sent).hasSize((int) batches.end() - 2).hasSizeGreaterThan(5_000);
    }
    assertThat(sent.get(sent.size() - 1)).startsWith((sent.size() + 1) + " r" + (sent.size() + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.csv   | ''                              | a.csv: no header
          a.csv   | nothing here                    | a.csv: no header
          a.csv   | HEADER;a,entry;b,entry          | a.csv: fewer fields
          a.csv   | HEADER;a,entry;b,1,2,3,4        | none
          a.csv   | HEADER                          | none
          a.jsonl | nothing here                    | a.jsonl: not one JSON object
          a.jsonl | nothing here;{"record_id":"a"}  | none
          a.jsonl | ''                              | none
          """)
  void aFileIsUnreadableOnlyIfNothingInItCanBeRead(String name, String text, String problem)
      throws IOException {
    Path file = dir.resolve(name);
    Files.writeString(file, text.replace("HEADER", HEADER).replace(';', '\n'));

    Optional<String> said = Batches.unreadable(file);

    assertThat(said.orElse("none")).startsWith(problem);
  }

  private static String text(String name, Random random) {
    boolean table = name.contains("csv") || random.nextBoolean();
    boolean objects = name.contains("jsonl") || !table;
    List<String> kinds = objects ? OBJECT_LINES : TABLE_LINES;
    List<String> lines = new ArrayList<>();
    lines.add(objects ? OBJECT_LINES.get(0) : HEADER);
    int count = random.nextInt(8 * SIZE);
    for (int line = 0; line < count; line++) {
      lines.add(kinds.get(random.nextInt(kinds.size())));
    }
    String mark = random.nextBoolean() ? "\ufeff" : "";
    return mark + String.join("\n", lines) + (random.nextBoolean() ? "\n" : "");
  }

  private static byte[] packed(String name, String text) throws IOException {
    if (!name.endsWith(".gz")) {
      return text.getBytes(UTF_8);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static List<Batch> batches(Path file, long from) {
    List<Batch> all = new ArrayList<>();
    try (Batches batches = new Batches(file, "digest", SIZE, Optional.empty())) {
      batches.skipTo(from);
      for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
        all.add(batch.get());
      }
    }
    return all;
  }

  private static List<String> read(Batch batch) throws IOException {
    byte[] text = new GZIPInputStream(batch.body().openStream()).readAllBytes();
    ReadingFormat format =
        batch.type().equals("text/csv") ? ReadingFormat.CSV : ReadingFormat.JSON_LINES;
    return read(new ByteArrayInputStream(text), format, batch.before());
  }

  /** Line, id and fault of each record. */
  private static List<String> read(InputStream in, ReadingFormat format, long before) {
    List<String> records = new ArrayList<>();
    RecordReader reader = RecordReader.of("a", in, format, Column.LAYOUT);
    while (reader.next()) {
      records.add(
          (reader.record().line() + before)
              + " "
              + reader.record().text(Column.RECORD_ID.ordinal())
              + " "
              + reader.record().fault());
    }
    return records;
  }
}
