package org.borderflow.view.sdmx;

import com.fasterxml.jackson.core.JsonGenerator;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.borderflow.view.cells.Column;

/**
 * The structure message of SDMX-JSON 2.0.0: the dataflow {@code BF:FLOWS(1.0)}, its data structure,
 * the concepts of its columns and the code lists.
 */
public final class StructureMessage {

  private static final String SCHEMA =
      "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json";

  private static final List<Column> ATTRIBUTES =
      List.of(
          Column.OBS_STATUS,
          Column.CONF_STATUS,
          Column.AS_OF,
          Column.FINAL_COUNT,
          Column.PENDING_COUNT,
          Column.LOWER,
          Column.UPPER,
          Column.SHARE_FINAL);

  private final JsonGenerator json;

  private StructureMessage(JsonGenerator json) {
    this.json = json;
  }

  /**
   * Writes the message.
   *
   * @param areas codes of areas that occur; those that are in no list are told under their code
   */
  public static void write(Collection<String> areas, String asOf, OutputStream out)
      throws IOException {
    try (JsonGenerator json = FlowJson.generator(out)) {
      new StructureMessage(json).write(areas, asOf);
    }
  }

  private void write(Collection<String> areas, String asOf) throws IOException {
    List<CodeList> lists =
        CodeList.all().stream().map(list -> list.isComplete() ? list : list.with(areas)).toList();
    json.writeStartObject();
    DataMessage.meta(SCHEMA, id(lists, asOf), asOf, json);
    json.writeObjectFieldStart("data");
    json.writeArrayFieldStart("dataStructures");
    dataStructure();
    json.writeEndArray();
    json.writeArrayFieldStart("conceptSchemes");
    conceptScheme();
    json.writeEndArray();
    json.writeArrayFieldStart("codelists");
    for (CodeList list : lists) {
      codeList(list);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("dataflows");
    begin(Urn.FLOWS, Urn.NAME, Urn.dataflow());
    json.writeStringField("structure", Urn.dataStructure());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** The same lists have the same id, others another. */
  private static String id(List<CodeList> lists, String asOf) {
    Hasher hasher = Hashing.sipHash24().newHasher();
    for (CodeList list : lists) {
      hasher.putInt(list.codes().size());
      list.codes().keySet().forEach(code -> hasher.putInt(code.length()).putUnencodedChars(code));
    }
    return Urn.FLOWS + "_STRUCTURE_" + DataMessage.day(asOf) + "_" + hasher.hash();
  }

  /** Begins what is maintained by an agency and has a version. */
  private void begin(String id, String name, String urn) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("agencyID", Urn.AGENCY);
    json.writeStringField("version", Urn.VERSION);
    named(name);
    json.writeArrayFieldStart("links");
    DataMessage.link("self", urn, json);
    json.writeEndArray();
  }

  private void named(String name) throws IOException {
    json.writeStringField("name", name);
    json.writeObjectFieldStart("names");
    json.writeStringField("en", name);
    json.writeEndObject();
  }

  private void dataStructure() throws IOException {
    begin(Urn.FLOWS, Urn.NAME, Urn.dataStructure());
    json.writeObjectFieldStart("dataStructureComponents");
    json.writeObjectFieldStart("dimensionList");
    json.writeStringField("id", "DimensionDescriptor");
    json.writeArrayFieldStart("dimensions");
    for (Column dimension : Column.dimensions()) {
      if (dimension != Column.TIME_PERIOD) {
        beginComponent(dimension);
        json.writeNumberField("position", dimension.ordinal());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeFieldName("timeDimension");
    beginComponent(Column.TIME_PERIOD);
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectFieldStart("attributeList");
    json.writeStringField("id", "AttributeDescriptor");
    json.writeArrayFieldStart("attributes");
    for (Column attribute : ATTRIBUTES) {
      attribute(attribute);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("measureList");
    json.writeStringField("id", "MeasureDescriptor");
    json.writeArrayFieldStart("measures");
    beginComponent(Column.OBS_VALUE);
    json.writeStringField("usage", "optional");
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void beginComponent(Column column) throws IOException {
    Concept concept = Concept.of(column);
    json.writeStartObject();
    json.writeStringField("id", column.name());
    json.writeStringField("conceptIdentity", Urn.concept(column));
    if (concept.isRole() && column != Column.TIME_PERIOD) { // that of time goes without saying
      json.writeArrayFieldStart("conceptRoles");
      json.writeString(Urn.role(column));
      json.writeEndArray();
    }
    json.writeObjectFieldStart("localRepresentation");
    if (concept.codes().isPresent()) {
      json.writeStringField("enumeration", Urn.codeList(concept.representation()));
    } else {
      json.writeObjectFieldStart("format");
      json.writeStringField("dataType", concept.representation());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void attribute(Column column) throws IOException {
    beginComponent(column);
    json.writeStringField("usage", Concept.of(column).isMandatory() ? "mandatory" : "optional");
    json.writeObjectFieldStart("attributeRelationship");
    json.writeObjectFieldStart(column == Column.AS_OF ? "dataflow" : "observation");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void conceptScheme() throws IOException {
    begin(Urn.CONCEPTS, "Concepts of the flows", Urn.conceptScheme());
    json.writeArrayFieldStart("concepts");
    for (Column column : Column.values()) {
      Concept concept = Concept.of(column);
      json.writeStartObject();
      json.writeStringField("id", column.name());
      named(concept.name());
      json.writeStringField("description", concept.description());
      json.writeObjectFieldStart("descriptions");
      json.writeStringField("en", concept.description());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void codeList(CodeList list) throws IOException {
    begin(list.id(), list.name(), Urn.codeList(list.id()));
    json.writeArrayFieldStart("codes");
    for (Map.Entry<String, String> code : list.codes().entrySet()) {
      json.writeStartObject();
      json.writeStringField("id", code.getKey());
      named(code.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
