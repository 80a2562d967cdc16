package org.borderflow.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.borderflow.ingest.read.Column;
import org.borderflow.schemas.RejectionReason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description beside the code that it describes. */
class OpenApiTest {

  private static JsonNode document;

  @TempDir private Path dir;

  @BeforeAll
  static void read() throws IOException {
    document =
        new ObjectMapper()
            .readTree(
                Resources.toByteArray(Resources.getResource(IntakeServer.class, "openapi.json")));
  }

  @Test
  void namesEveryRouteAndNoOther() {
    List<String> described = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    try (LonelyIntake intake = LonelyIntake.start(dir)) {
      assertThat(described).containsExactlyInAnyOrderElementsOf(intake.server().routes());
    }
  }

  @Test
  void namesEveryColumnAndNoOther() {
    assertThat(document.at("/components/schemas/Crossing/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Column.values()).map(Column::title).toList());
  }

  @Test
  void namesEveryReasonAndNoOther() {
    List<String> described = new ArrayList<>();
    document
        .at("/components/schemas/Reason/enum")
        .forEach(reason -> described.add(reason.asText()));

    assertThat(described)
        .containsExactlyElementsOf(
            Arrays.stream(RejectionReason.values()).map(RejectionReason::name).toList());
  }

  @Test
  void namesEveryTypeOfBodyAndNoOther() {
    assertThat(document.at("/paths/~1v1~1crossings/post/requestBody/content").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(BodyType.names().split(", "));
  }
}
