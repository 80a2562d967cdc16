package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.topology.Names;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sees that nothing is left finds everything in the cells, estimates included. */
class DrainedTest {

  private static final int ROUNDS = 3;
  private static final int TRAVELLERS = 60;

  @TempDir private Path dir;

  @Tag("long")
  @Test
  void onceNothingIsLeftTheCellsHoldEverything() throws Exception {
    try (CountingIntake intake = CountingIntake.start(dir, false)) {
      for (int round = 0; round < ROUNDS; round++) {
        push(intake, round);
        intake.drain();
        Map<FlowCellKey, FlowCell> drained = cells(intake);
        assertThat(drained).isNotEmpty();

        intake.settle(Names.CELLS_STAGE); // passes everything that was anywhere
        assertThat(cells(intake)).as("round %d", round).isEqualTo(drained);
      }
    }
  }

  /** Everybody leaves for good, or for a while, on some day of the last year. */
  private static void push(CountingIntake intake, int round) throws Exception {
    StringBuilder records =
        new StringBuilder("record_id,direction,crossed_at,border_post,person_id,citizenship\n");
    for (int traveller = 0; traveller < TRAVELLERS; traveller++) {
      LocalDate day = LocalDate.of(2023, 1, 1).plusDays(5L * traveller + round);
      records
          .append(round)
          .append('-')
          .append(traveller)
          .append(",EXIT,")
          .append(day)
          .append(",AKL,")
          .append(round)
          .append('P')
          .append(traveller)
          .append(",NZL\n");
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(intake.uri("/v1/crossings"))
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString(records.toString()))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static Map<FlowCellKey, FlowCell> cells(CountingIntake intake) {
    var keys = intake.deployment().serdes().key(Topics.FLOW_CELLS).deserializer();
    var values = intake.deployment().serdes().value(Topics.FLOW_CELLS).deserializer();
    Map<FlowCellKey, FlowCell> cells = new HashMap<>();
    intake
        .deployment()
        .topics()
        .read(
            Topics.FLOW_CELLS.name(),
            record -> {
              FlowCellKey key = keys.deserialize(record.topic(), record.key());
              if (record.value() == null) {
                cells.remove(key);
              } else {
                cells.put(key, values.deserialize(record.topic(), record.value()));
              }
            });
    return cells;
  }
}
