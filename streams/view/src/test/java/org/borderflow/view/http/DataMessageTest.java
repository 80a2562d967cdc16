package org.borderflow.view.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borderflow.service.access.Role;
import org.borderflow.view.sdmx.DataMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the field guide of SDMX-JSON 2.0.0 asks of a {@link DataMessage}. What the cells are is
 * tested elsewhere.
 */
class DataMessageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SDMX_JSON = "application/vnd.sdmx.data+json;version=2.0.0";

  @TempDir private static Path dir;
  private static RunningView view;
  private static String confidential;
  private static JsonNode structures;

  @BeforeAll
  static void start() throws IOException {
    view = new RunningView(dir, false).filled();
    confidential = "Bearer " + view.key("OFFICE", Role.CONFIDENTIAL);
    structures = JSON.readTree(view.get("/v1/structure").body());
  }

  @AfterAll
  static void stop() {
    view.close();
  }

  private static HttpResponse<String> answer(String path, boolean exact) throws IOException {
    return exact
        ? view.get(path, "Accept", SDMX_JSON, "Authorization", confidential)
        : view.get(path, "Accept", SDMX_JSON);
  }

  private static JsonNode message(String path, boolean exact) throws IOException {
    return JSON.readTree(answer(path, exact).body());
  }

  /** A component of the structure by its id. */
  private static Map<String, JsonNode> defined() {
    JsonNode parts = structures.at("/data/dataStructures/0/dataStructureComponents");
    List<JsonNode> components = new ArrayList<>();
    parts.at("/dimensionList/dimensions").forEach(components::add);
    components.add(parts.at("/dimensionList/timeDimension"));
    parts.at("/measureList/measures").forEach(components::add);
    parts.at("/attributeList/attributes").forEach(components::add);
    Map<String, JsonNode> byId = new HashMap<>();
    components.forEach(component -> byId.put(component.get("id").asText(), component));
    return byId;
  }

  private static List<JsonNode> told(JsonNode message) {
    List<JsonNode> components = new ArrayList<>();
    for (String kind : List.of("dimensions", "measures", "attributes")) {
      for (JsonNode level : message.at("/data/structures/0").path(kind)) {
        level.forEach(components::add);
      }
    }
    return components;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aComponentIsToldAsTheStructureHasIt(boolean exact) throws IOException {
    Map<String, JsonNode> defined = defined();
    List<JsonNode> told = told(message("/v1/flows", exact));

    assertThat(told).hasSize(exact ? defined.size() : defined.size() - 5);
    for (JsonNode component : told) {
      String id = component.get("id").asText();
      JsonNode definition = defined.get(id);
      assertThat(component.path("format"))
          .as(id)
          .isEqualTo(definition.at("/localRepresentation/format"));
      assertThat(component.path("relationship"))
          .as(id)
          .isEqualTo(definition.path("attributeRelationship"));
      assertThat(component.path("isMandatory").asBoolean())
          .as(id)
          .isEqualTo(definition.path("usage").asText().equals("mandatory"));
      assertThat(roles(component.path("roles"))).as(id).isEqualTo(roles(id, definition));
    }
  }

  private static List<String> roles(JsonNode array) {
    List<String> roles = new ArrayList<>();
    array.forEach(role -> roles.add(role.asText().replaceFirst("^.*\\)\\.", "")));
    return roles;
  }

  /** Time has its role by being the time dimension. */
  private static List<String> roles(String id, JsonNode definition) {
    return id.equals("TIME_PERIOD") ? List.of(id) : roles(definition.path("conceptRoles"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onlyCodesHaveAnId(boolean exact) throws IOException {
    int seen = 0;
    for (JsonNode component : told(message("/v1/flows", exact))) {
      boolean coded = !component.has("format");
      for (JsonNode value : component.path("values")) {
        assertThat(value.has("id")).as(component.get("id").asText()).isEqualTo(coded);
        assertThat(value.has("name")).isEqualTo(coded);
        assertThat(value.has("value")).isEqualTo(!coded);
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }

  @Test
  void aPeriodHasABeginningAndAnEnd() throws IOException {
    JsonNode time = message("/v1/flows?freq=M", false).at("/data/structures/0/dimensions");

    assertThat(time.at("/observation/14/values/0").toString())
        .isEqualTo(
            "{\"value\":\"2024-02\",\"start\":\"2024-02-01T00:00:00Z\","
                + "\"end\":\"2024-02-29T23:59:59Z\"}");
  }

  @Test
  void isOfTheDataflow() throws IOException {
    JsonNode data = message("/v1/flows", false).get("data");
    JsonNode dataflow = structures.at("/data/dataflows/0");

    assertThat(data.at("/structures/0/name")).isEqualTo(dataflow.get("name"));
    assertThat(data.at("/structures/0/links/0/rel").asText()).isEqualTo("dataflow");
    assertThat(data.at("/structures/0/links/0/urn")).isEqualTo(dataflow.at("/links/0/urn"));
    assertThat(data.at("/structures/0/links/1/urn")).isEqualTo(dataflow.get("structure"));
    assertThat(data.at("/dataSets/0/links/0/urn")).isEqualTo(dataflow.at("/links/0/urn"));
  }

  @Test
  void everyMessageHasAnIdOfItsOwn() throws IOException {
    List<String> ids = new ArrayList<>();
    ids.add(structures.at("/meta/id").asText());
    ids.add(id("/v1/flows", false));
    ids.add(id("/v1/flows", true));
    ids.add(id("/v1/flows?freq=M", false));
    ids.add(id("/v1/flows?from=2030", false));

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9_@$-]+"));
    assertThat(id("/v1/flows?freq=M", false)).isEqualTo(ids.get(3));
  }

  private static String id(String path, boolean exact) throws IOException {
    return message(path, exact).at("/meta/id").asText();
  }

  @Test
  void theAnswerIsInTheLanguageOfTheMessage() throws IOException {
    HttpResponse<String> data = answer("/v1/flows", false);

    assertThat(JSON.readTree(data.body()).at("/meta/contentLanguages").toString())
        .isEqualTo("[\"en\"]");
    assertThat(data.headers().firstValue("Content-Language")).contains("en");
    assertThat(view.get("/v1/structure").headers().firstValue("Content-Language")).contains("en");
    assertThat(view.get("/v1/flows").headers().firstValue("Content-Language")).isEmpty();
  }
}
