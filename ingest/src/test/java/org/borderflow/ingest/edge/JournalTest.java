package org.borderflow.ingest.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered after the power went. */
class JournalTest {

  @TempDir private Path state;

  @Test
  void goesOnWhereItWasLeft() throws IOException {
    Journal before = new Journal(state);
    before.begin("a.csv", "d1");
    before.add(told("b", "c"), 1002);
    before.add(told(), 2002);
    before.add(told("d"), 3002);

    Journal after = new Journal(state);

    assertThat(after.begun()).contains("a.csv");
    assertThat(after.begin("a.csv", "d1"))
        .isEqualTo(before.progress())
        .hasToString("a.csv: received 6 = accepted 3 + duplicates 0 + rejected 3");
    assertThat(after.progress().next()).isEqualTo(3002);
    assertThat(rejections(after)).containsExactly(line("b"), line("c"), line("d"));
  }

  @Test
  void whatWasWrittenButNotCountedIsToldOnce() throws IOException {
    Journal before = new Journal(state);
    before.begin("a.csv", "d1");
    before.add(told("b"), 1002);
    Files.writeString(
        state.resolve("rejections.jsonl"), line("c") + "\n{\"line\":", StandardOpenOption.APPEND);

    Journal after = new Journal(state);
    assertThat(after.begin("a.csv", "d1").next()).isEqualTo(1002);
    after.add(told("c"), 2002);

    assertThat(rejections(after)).containsExactly(line("b"), line("c"));
  }

  @Test
  void anotherFileOfTheSameNameBeginsAnew() throws IOException {
    Journal before = new Journal(state);
    before.begin("a.csv", "d1");
    before.add(told("b"), 1002);

    Journal after = new Journal(state);

    assertThat(after.begin("a.csv", "d2")).isEqualTo(Progress.begin("a.csv", "d2"));
    assertThat(rejections(after)).isEmpty();
  }

  @Test
  void aFileThatWasPutAwayIsForgotten() throws IOException {
    Journal journal = new Journal(state);
    journal.begin("a.csv", "d1");
    journal.end();

    assertThat(journal.begun()).isEmpty();
    assertThat(new Journal(state).begun()).isEmpty();
  }

  /** An answer with one accepted record and these refused ones. */
  private static Told told(String... refused) throws IOException {
    StringBuilder results = new StringBuilder("{\"record_id\":\"z\",\"status\":\"ACCEPTED\"}");
    for (String id : refused) {
      results.append(",{\"line\":1,\"record_id\":\"").append(id);
      results.append("\",\"status\":\"REJECTED\"}");
    }
    String totals =
        String.format(
            "{\"received\":%d,\"accepted\":1,\"duplicates\":0,\"rejected\":%d}",
            refused.length + 1, refused.length);
    String answer = "{\"results\":[" + results + "],\"totals\":" + totals + "}";
    return Told.of(answer.getBytes(UTF_8), 0);
  }

  private static String line(String id) {
    return "{\"line\":1,\"record_id\":\"" + id + "\"}";
  }

  private static List<String> rejections(Journal journal) throws IOException {
    try (BufferedReader lines = journal.rejections()) {
      return lines.lines().toList();
    }
  }
}
