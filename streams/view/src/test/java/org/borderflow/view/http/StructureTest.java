package org.borderflow.view.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
import org.borderflow.service.access.Role;
import org.borderflow.view.cells.Column;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The structure message, and the data held against it. */
class StructureTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path dir;
  private static RunningView view;
  private static String confidential;
  private static JsonNode data;

  @BeforeAll
  static void start() throws IOException {
    view = new RunningView(dir, false).filled();
    confidential = "Bearer " + view.key("OFFICE", Role.CONFIDENTIAL);
    data = JSON.readTree(view.get("/v1/structure").body()).get("data");
  }

  @AfterAll
  static void stop() {
    view.close();
  }

  @Test
  void theDataflowIsOfTheStructureAndThatOfConceptsAndLists() {
    Set<String> urns = new HashSet<>();
    for (String kind : List.of("dataflows", "dataStructures", "conceptSchemes", "codelists")) {
      for (JsonNode artefact : data.get(kind)) {
        urns.add(artefact.at("/links/0/urn").asText());
        assertThat(artefact.get("id").asText()).matches("[A-Za-z][A-Za-z0-9_-]*");
        assertThat(artefact.get("name").asText()).isNotBlank();
      }
    }
    assertThat(urns)
        .contains("urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=BF:FLOWS(1.0)")
        .contains(data.at("/dataflows/0/structure").asText());
    for (JsonNode component : components()) {
      String list = component.at("/localRepresentation/enumeration").asText();
      if (!list.isEmpty()) {
        assertThat(urns).contains(list);
      }
      String[] concept = component.get("conceptIdentity").asText().split("\\.(?=[A-Z_]*$)", -1);
      assertThat(concept[1]).isEqualTo(component.get("id").asText());
      assertThat(urns).contains(concept[0].replace(".Concept=", ".ConceptScheme="));
    }
  }

  @Test
  void describesEveryColumnAndNoOther() {
    assertThat(components().stream().map(component -> component.get("id").asText()).toList())
        .containsExactlyElementsOf(List.of(Column.values()).stream().map(Column::name).toList());
    assertThat(ids(data.at("/conceptSchemes/0/concepts")))
        .containsExactlyElementsOf(List.of(Column.values()).stream().map(Column::name).toList());
  }

  @Test
  void hasTheMeasuresAndDimensionsOfTheRules() {
    assertThat(codes().get("CL_MEASURE"))
        .containsExactlyInAnyOrderElementsOf(
            List.of(Measure.values()).stream().map(Measure::name).toList());
    assertThat(Column.breakdowns().stream().map(Column::name).toList())
        .containsExactlyElementsOf(
            List.of(Dimension.values()).stream().map(Dimension::name).toList());
  }

  @Test
  void codesAreOnesOfSdmx() {
    codes()
        .forEach(
            (list, codes) ->
                assertThat(codes).as(list).allMatch(code -> code.matches("[A-Za-z0-9_@$-]+")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyCodeInTheDataIsInItsList(boolean exact) throws IOException {
    String[] key = exact ? new String[] {"Authorization", confidential} : new String[0];
    Map<String, Set<String>> lists = codes();
    Map<String, String> listOf = new HashMap<>();
    for (JsonNode component : components()) {
      String urn = component.at("/localRepresentation/enumeration").asText();
      listOf.put(component.get("id").asText(), urn.replaceAll(".*:([A-Z_]+)\\(.*", "$1"));
    }
    String[] lines = view.get("/v1/flows", key).body().split("\n", -1);
    String[] header = lines[0].split(",", -1);
    int checked = 0;
    for (int i = 1; i < lines.length - 1; i++) {
      String[] values = lines[i].replace("\"A,B\"", "A B").split(",", -1);
      for (int column = 3; column < header.length; column++) {
        String list = listOf.get(header[column]);
        if (!list.isEmpty()) {
          assertThat(lists.get(list)).as(header[column]).contains(values[column]);
          checked++;
        }
      }
    }
    assertThat(checked).isPositive();
  }

  @Test
  void theDataMessageHasTheDimensionsInTheOrderOfTheStructure() throws IOException {
    JsonNode message =
        JSON.readTree(view.get("/v1/flows", "Accept", "application/vnd.sdmx.data+json").body());
    List<String> structure =
        new ArrayList<>(
            ids(data.at("/dataStructures/0" + COMPONENTS + "/dimensionList/dimensions")));
    structure.add("TIME_PERIOD");

    assertThat(ids(message.at("/data/structures/0/dimensions/observation")))
        .containsExactlyElementsOf(structure);
  }

  @Test
  void isTaggedAndChosenAsTheDataAre() throws IOException {
    HttpResponse<String> answer = view.get("/v1/structure");
    String tag = answer.headers().firstValue("ETag").orElseThrow();

    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/vnd.sdmx.structure+json;version=2.0.0");
    assertThat(view.get("/v1/structure", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(view.get("/v1/structure", "Accept", "text/csv").statusCode()).isEqualTo(406);
    assertThat(view.get("/v1/structure?what=1").statusCode()).isEqualTo(400);
  }

  private static final String COMPONENTS = "/dataStructureComponents";

  /** In the order of the columns. */
  private static List<JsonNode> components() {
    JsonNode parts = data.at("/dataStructures/0" + COMPONENTS);
    List<JsonNode> components = new ArrayList<>();
    parts.at("/dimensionList/dimensions").forEach(components::add);
    components.add(parts.at("/dimensionList/timeDimension"));
    parts.at("/measureList/measures").forEach(components::add);
    parts.at("/attributeList/attributes").forEach(components::add);
    return components;
  }

  private static List<String> ids(JsonNode array) {
    List<String> ids = new ArrayList<>();
    array.forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  private static Map<String, Set<String>> codes() {
    Map<String, Set<String>> lists = new HashMap<>();
    data.get("codelists")
        .forEach(list -> lists.put(list.get("id").asText(), new HashSet<>(ids(list.get("codes")))));
    return lists;
  }
}
