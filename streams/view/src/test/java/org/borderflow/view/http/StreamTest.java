package org.borderflow.view.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.borderflow.service.access.Role;
import org.borderflow.view.cells.Cell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes as they are told. */
@Timeout(20)
class StreamTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Cell CHANGED = Cells.cell("M D CROSSINGS 2024-03 = 96 A P");
  private static final Cell NEW = Cells.cell("M D CROSSINGS 2024-04 = 12 A P");
  private static final Cell OTHER = Cells.cell("M A CROSSINGS 2024-04 = 15 A P");

  @TempDir private Path dir;
  private RunningView view;

  @BeforeEach
  void start() {
    view = new RunningView(dir, false).filled();
  }

  @AfterEach
  void stop() {
    view.close();
  }

  @Test
  void tellsChangesOfCellsThatPass() throws IOException {
    try (Events events = open("/v1/flows/stream?direction=D")) {
      view.ofThePublic().put(CHANGED);
      view.ofThePublic().put(OTHER);
      view.ofThePublic().put(NEW);
      view.ofThePublic().put(NEW); // as it was
      view.ofThePublic().asOf("2024-05-01");
      view.ofThePublic().remove(CHANGED);

      Event first = events.next();
      assertThat(first.name()).isEqualTo("cell");
      assertThat(first.member("timePeriod")).isEqualTo("2024-03");
      assertThat(first.member("obsValue")).isEqualTo("96");
      assertThat(events.next().member("timePeriod")).isEqualTo("2024-04");
      assertThat(events.next())
          .satisfies(
              event -> {
                assertThat(event.name()).isEqualTo("asOf");
                assertThat(event.member("asOf")).isEqualTo("2024-05-01");
              });
      assertThat(events.next())
          .satisfies(
              event -> {
                assertThat(event.name()).isEqualTo("gone");
                assertThat(event.member("timePeriod")).isEqualTo("2024-03");
                assertThat(event.member("obsValue")).isEqualTo("null");
              });
    }
  }

  @Test
  void goesOnWhereTheCallerWas() throws IOException {
    String before = view.get("/v1/flows").headers().firstValue("Event-Id").orElseThrow();
    view.ofThePublic().put(CHANGED);
    String between = view.get("/v1/flows").headers().firstValue("Event-Id").orElseThrow();
    view.ofThePublic().put(NEW);

    try (Events events = open("/v1/flows/stream", "Last-Event-ID", before)) {
      Event first = events.next();
      assertThat(first.member("obsValue")).isEqualTo("96");
      assertThat(first.id()).isEqualTo(between);
      assertThat(events.next().member("obsValue")).isEqualTo("12");
    }
    try (Events events = open("/v1/flows/stream?lastEventId=" + between)) {
      assertThat(events.next().member("obsValue")).isEqualTo("12");
    }
  }

  @Test
  void saysSoWhenItCannotGoOn() throws IOException {
    try (Events events = open("/v1/flows/stream", "Last-Event-ID", "deadbeef-public-3")) {
      assertThat(events.next().name()).isEqualTo("reset");
      view.ofThePublic().put(NEW);
      assertThat(events.next().name()).isEqualTo("cell");
    }
  }

  @Test
  void tellsWhatATableThatWasReadAnewHasOtherwise() throws IOException {
    try (Events events = open("/v1/flows/stream?direction=NET,D")) {
      view.ofThePublic().replace(List.of(CHANGED), Cells.AS_OF);

      assertThat(List.of(events.next().summary(), events.next().summary()))
          .containsExactly("cell D 96", "gone NET null");
    }
  }

  @Test
  void exactChangesAreForTheConfidentialRole() throws IOException {
    String key = "Bearer " + view.key("OFFICE", Role.CONFIDENTIAL);
    try (Events events = open("/v1/flows/stream", "Authorization", key)) {
      view.ofThePublic().put(CHANGED);
      view.exact().put(Cells.cell("M D CROSSINGS 2024-03 = 95 P N 90 5   0.947"));

      assertThat(events.next().member("finalCount")).isEqualTo("90");
    }
  }

  @Test
  void endsWhenTheServiceDoes() throws IOException {
    try (Events events = open("/v1/flows/stream")) {
      view.close();

      assertThat(events.isAtEnd()).isTrue();
    }
  }

  private Events open(String path, String... headers) throws IOException {
    HttpResponse<InputStream> answer = view.send(BodyHandlers.ofInputStream(), path, headers);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    Events events =
        new Events(
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    events.awaitBeginning();
    return events;
  }

  /** Something that was told. */
  private record Event(String id, String name, String data) {

    String member(String member) {
      try {
        return JSON.readTree(data).path(member).asText("null");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    String summary() {
      return name + " " + member("direction") + " " + member("obsValue");
    }
  }

  /** Reads them one by one. */
  private record Events(BufferedReader lines) implements AutoCloseable {

    /** Once it has said how to come back, no change is missed. */
    void awaitBeginning() throws IOException {
      assertThat(lines.readLine()).startsWith("retry: ");
    }

    /** The next event; null if there will be none. */
    Event next() throws IOException {
      String id = "";
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          return new Event(id, name, line.substring(6));
        }
      }
      return null;
    }

    /** Whether nothing comes any more, be it that the connection was cut. */
    boolean isAtEnd() {
      try {
        return next() == null;
      } catch (IOException e) {
        return true;
      }
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }
}
