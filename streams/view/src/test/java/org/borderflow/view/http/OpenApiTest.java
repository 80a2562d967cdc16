package org.borderflow.view.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.borderflow.view.cells.Column;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description beside the code that it describes. */
class OpenApiTest {

  private static JsonNode document;

  @TempDir private Path dir;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = ViewServer.class.getResourceAsStream("openapi.json")) {
      document = new ObjectMapper().readTree(in);
    }
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
    try (RunningView view = new RunningView(dir, false)) {
      assertThat(described).containsExactlyInAnyOrderElementsOf(view.server().routes());
    }
  }

  @Test
  void namesEveryParameterAndNoOther() {
    assertThat(parameters("/v1/flows")).containsExactlyElementsOf(FlowQuery.parameters());
    assertThat(parameters("/v1/flows/stream"))
        .containsExactlyElementsOf(FlowQuery.streamParameters());
    assertThat(parameters("/v1/stay-lengths")).containsExactlyElementsOf(LengthQuery.PARAMETERS);
  }

  private static List<String> parameters(String path) {
    List<String> names = new ArrayList<>();
    for (JsonNode given : document.get("paths").get(path).get("get").get("parameters")) {
      JsonNode parameter =
          given.has("$ref") ? document.at(given.get("$ref").asText().substring(1)) : given;
      if (parameter.get("in").asText().equals("query")) {
        names.add(parameter.get("name").asText());
      }
    }
    return names;
  }

  @Test
  void namesEveryFormatAndNoOther() {
    assertThat(document.at("/paths/~1v1~1flows/get/responses/200/content").fieldNames())
        .toIterable()
        .containsExactly(Format.types().split(", "));
  }

  @Test
  void namesEveryMemberOfACellAndNoOther() {
    assertThat(document.at("/components/schemas/Cell/properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(Arrays.stream(Column.values()).map(Column::camel).toList());
  }
}
