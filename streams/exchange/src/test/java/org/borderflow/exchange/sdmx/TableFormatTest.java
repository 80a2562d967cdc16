package org.borderflow.exchange.sdmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.borderflow.clearing.check.Examination;
import org.borderflow.clearing.check.Reason;
import org.borderflow.clearing.check.Verdict;
import org.borderflow.clearing.mirror.Ledger;
import org.borderflow.exchange.house.Definitions;
import org.borderflow.exchange.house.KnownCodes;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellTable.Selection;
import org.borderflow.view.cells.Column;
import org.borderflow.view.sdmx.DataMessage;
import org.borderflow.view.sdmx.FlowCsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of tables, our own and others'. */
class TableFormatTest {

  private static Examination examination() {
    DefinitionText.Stated stated = DefinitionText.read(Definitions.bytes(Definitions.of("NZL")));
    assertThat(stated.findings()).isEmpty();
    return new Examination(
        KnownCodes.all(),
        stated.definition(),
        stated.declaration(),
        new Ledger(),
        LocalDate.parse("2024-06-10"),
        "");
  }

  private static Verdict read(TableFormat format, byte[] table) throws UnreadableTable {
    Examination examination = examination();
    format.show(table, examination);
    return examination.conclude();
  }

  /** What the view serves, whichever way. */
  @Test
  void whatTheViewServesIsTheSameInBothFormats() throws IOException, UnreadableTable {
    Selection cells = new Selection(cells(), "2024-05-31", 0);
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    FlowCsv.write(cells, csv);
    DataMessage.write(cells, json);

    Verdict ofCsv = read(TableFormat.CSV, csv.toByteArray());
    Verdict ofJson = read(TableFormat.JSON, json.toByteArray());

    assertThat(ofCsv.findings().kept()).isEmpty();
    assertThat(ofJson.findings().kept()).isEmpty();
    assertThat(ofCsv.series()).hasSize(2).isEqualTo(ofJson.series());
    assertThat(ofCsv.asOf()).isEqualTo("2024-05-31").isEqualTo(ofJson.asOf());
    assertThat(ofCsv.count()).isEqualTo(ofJson.count());
    assertThat(ofCsv.series().values())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("24288: A30 P33 C", "24288: Z0 Z0 A12");
  }

  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    cells.add(cell("A", "AUS", "2024-01", "30", "A", "P"));
    cells.add(cell("A", "AUS", "2024-02", "33", "P", "P"));
    cells.add(cell("A", "AUS", "2024-03", "", "A", "C"));
    cells.add(cell("A", "FJI", "2024-03", "12", "A", "P"));
    cells.add(cell("NET", "AUS", "2024-01", "3", "A", "P"));
    cells.sort(Cell.ORDER);
    return cells;
  }

  private static Cell cell(
      String direction,
      String counterpart,
      String month,
      String value,
      String status,
      String secrecy) {
    Map<Column, String> values = new EnumMap<>(Column.class);
    Column.breakdowns().forEach(column -> values.put(column, "_T"));
    values.put(Column.FREQ, "M");
    values.put(Column.REF_AREA, "NZL");
    values.put(Column.DIRECTION, direction);
    values.put(Column.MEASURE, "MIGRANTS");
    values.put(Column.RULE, "12/16");
    values.put(Column.COUNTERPART, counterpart);
    values.put(Column.TIME_PERIOD, month);
    values.put(Column.OBS_VALUE, value);
    values.put(Column.OBS_STATUS, status);
    values.put(Column.CONF_STATUS, secrecy);
    return Cell.of(values);
  }

  /** With labels, other columns, another order, a byte order mark and line ends of Windows. */
  @Test
  void anybodysCsvThatFollowsTheStructureIsRead() throws UnreadableTable {
    String csv =
        "\ufeffOBS_VALUE: Value,TIME_PERIOD,COUNTERPART: Other country,RULE,MEASURE,DIRECTION,"
            + "REF_AREA,FREQ,REMARK\r\n"
            + "30,2024-01,AUS: Australia,12/16,MIGRANTS,A: Arrivals,NZL,M,\"checked, twice\"\r\n";

    Verdict verdict = read(TableFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.findings().kept()).isEmpty();
    assertThat(verdict.series().values())
        .extracting(Object::toString)
        .containsExactly("24288: A30");
  }

  /** As other countries write it, with labels, and a sign for several values in a field. */
  @Test
  void semicolonsAndALabelledStructureAreRead() throws UnreadableTable {
    String csv =
        "STRUCTURE[|];STRUCTURE_ID;ACTION;FREQ: Frequency;REF_AREA;DIRECTION;MEASURE;RULE;"
            + "COUNTERPART;TIME_PERIOD;OBS_VALUE;OBS_STATUS[]\n"
            + "dataflow;BF:FLOWS(1.0): Flows of people;I;M: Monthly;NZL: New Zealand;A: Arrivals;"
            + "MIGRANTS: Migrants;12/16;AUS: Australia, all of it;2024-01: 2024-01;30;P: Provisional\n";

    Verdict verdict = read(TableFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.findings().kept()).isEmpty();
    assertThat(verdict.series().values())
        .extracting(Object::toString)
        .containsExactly("24288: P30");
  }

  /** Another's structure is one whichever way its table is written. */
  @ParameterizedTest
  @ValueSource(strings = {"dataflow,BF:STOCKS(1.0)", "dataflow,BF:STOCKS(1.0): Stocks"})
  void anotherStructureIsFound(String structure) throws UnreadableTable {
    String csv =
        "STRUCTURE,STRUCTURE_ID,FREQ,REF_AREA,DIRECTION,MEASURE,RULE,COUNTERPART,TIME_PERIOD,"
            + "OBS_VALUE\n"
            + structure
            + ",M,NZL,A,MIGRANTS,12/16,AUS,2024-01,30\n";

    Verdict verdict = read(TableFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.findings().kept())
        .singleElement()
        .satisfies(finding -> assertThat(finding.reason()).isEqualTo(Reason.WRONG_STRUCTURE));
  }

  /** Observations in series, as other senders group them. */
  @Test
  void anybodysJsonThatFollowsTheStructureIsRead() throws UnreadableTable {
    String json =
        """
        {"data": {"structures": [{
           "links": [{"rel": "dataflow", "urn": "urn:x.Dataflow=STATS:FLOWS(1.2)"}],
           "dimensions": {
             "dataSet": [{"id": "REF_AREA", "values": [{"id": "NZL"}]},
                         {"id": "MEASURE", "values": [{"id": "MIGRANTS"}]},
                         {"id": "RULE", "values": [{"value": "12/16"}]},
                         {"id": "FREQ", "values": [{"id": "M"}]}],
             "series": [{"id": "DIRECTION", "values": [{"id": "A"}, {"id": "D"}]},
                        {"id": "COUNTERPART", "values": [{"id": "AUS"}]}],
             "observation": [{"id": "TIME_PERIOD", "values": [{"id": "2024-01"}, {"id": "2024-02"}]}]},
           "measures": {"observation": [{"id": "OBS_VALUE"}]},
           "attributes": {"series": [{"id": "CONF_STATUS", "values": [{"id": "F"}]}],
                          "observation": [{"id": "OBS_STATUS", "values": [{"id": "A"}, {"id": "P"}]}]}}],
         "dataSets": [{"structure": 0, "action": "Replace", "series": {
           "0:0": {"attributes": [0], "observations": {"0": [30, 0], "1": [31.5, 1]}},
           "1:0": {"attributes": [0], "observations": {"1": [7, 0]}}}}]}}
        """;

    Verdict verdict = read(TableFormat.JSON, json.getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.findings().kept()).isEmpty();
    assertThat(verdict.series().values())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("24288: A30 P31.5", "24289: A7");
  }

  /**
   * What the standard lets a sender leave out or tell elsewhere: the measure need not be described
   * if it is {@code OBS_VALUE}, an attribute has a default, or stands at a group of dimensions; and
   * the structure may be named before the dataflow.
   */
  @Test
  void whatIsToldOnceForManyIsReadForEach() throws UnreadableTable {
    String json =
        """
        {"data": {"structures": [{
           "links": [{"rel": "datastructure", "urn": "urn:x.DataStructure=STATS:MIGRATION(3.0)"},
                     {"rel": "dataflow", "urn": "urn:x.Dataflow=STATS:FLOWS(1.2)"}],
           "dimensions": {
             "dataSet": [{"id": "REF_AREA", "keyPosition": 1, "values": [{"id": "NZL"}]},
                         {"id": "MEASURE", "keyPosition": 3, "values": [{"id": "MIGRANTS"}]},
                         {"id": "RULE", "keyPosition": 4, "values": [{"value": "12/16"}]},
                         {"id": "FREQ", "keyPosition": 0, "values": [{"id": "M"}]}],
             "series": [{"id": "DIRECTION", "keyPosition": 2, "values": [{"id": "A"}, {"id": "D"}]},
                        {"id": "COUNTERPART", "keyPosition": 5,
                         "values": [{"id": "AUS"}, {"id": "FJI"}]}],
             "observation": [{"id": "TIME_PERIOD", "keyPosition": 6,
                              "values": [{"value": "2024-01"}, {"value": "2024-02"}]}]},
           "attributes": {
             "dimensionGroup": [{"id": "CONF_STATUS", "default": "F",
                                 "values": [{"id": "F"}, {"id": "C"}]}],
             "observation": [{"id": "OBS_STATUS", "default": "P",
                              "values": [{"id": "A"}, {"id": "P"}]}]}}],
         "dataSets": [{"action": "Information",
           "dimensionGroupAttributes": {":::::1:": [1], "::0::::": [null]},
           "series": {
             "0:0": {"observations": {"0": [30, 0], "1": [31]}},
             "0:1": {"observations": {"0": [null, 0]}}}}]}}
        """;

    Verdict verdict = read(TableFormat.JSON, json.getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.findings().kept()).isEmpty();
    assertThat(verdict.series().values())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("24288: A30 P31", "24288: C Z0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{\"data\": {}}", "{\"data\": {\"structures\": [], \"dataSets\":"})
  void whatIsNoMessageIsUnreadable(String text) {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> read(TableFormat.JSON, text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableTable.class);
  }

  @Test
  void aRowThatBreaksOffIsFoundWithItsLine() throws UnreadableTable {
    String csv =
        "FREQ,REF_AREA,DIRECTION,MEASURE,RULE,COUNTERPART,TIME_PERIOD,OBS_VALUE\n"
            + "M,NZL,A,MIGRANTS,12/16,AUS,2024-01,30\n"
            + "M,NZL,A,MIGRANTS,12/16,AUS\n";

    Verdict verdict = read(TableFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.findings().kept())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.reason()).isEqualTo(Reason.MALFORMED_ROW);
              assertThat(finding.line()).isEqualTo(3);
            });
  }
}
