package org.borderflow.command.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.borderflow.view.cells.Cell;
import org.borderflow.view.cells.CellTable;
import org.borderflow.view.cells.Column;
import org.junit.jupiter.api.Test;

class PostCompletenessTest {

  private final List<Cell> cells = new ArrayList<>();
  private final CellTable table = new CellTable();
  private final PostCompleteness completeness = new PostCompleteness(table);

  private PostCompletenessTest counted(String post, String... months) {
    for (String month : months) {
      for (String direction : List.of("A", "D")) {
        Map<Column, String> codes = new EnumMap<>(Column.class);
        Column.dimensions().forEach(column -> codes.put(column, "_Z"));
        Column.breakdowns().forEach(column -> codes.put(column, "_T"));
        codes.put(Column.FREQ, "M");
        codes.put(Column.MEASURE, "CROSSINGS");
        codes.put(Column.DIRECTION, direction);
        codes.put(Column.BORDER_POST, post);
        codes.put(Column.TIME_PERIOD, month);
        cells.add(Cell.of(codes));
      }
    }
    return this;
  }

  private Map<String, Double> asOf(String date) {
    table.replace(cells, date);
    return completeness.ratios();
  }

  @Test
  void everyMonthSinceTheFirstIsDue() {
    counted("AKL", "2023-01", "2023-02", "2023-03", "2023-04").counted("WLG", "2023-01", "2023-03");
    assertThat(asOf("2023-04-30")).isEqualTo(Map.of("AKL", 1.0, "WLG", 0.5));
  }

  @Test
  void aMonthIsDueWhenItIsOver() {
    counted("AKL", "2023-01", "2023-02");
    assertThat(asOf("2023-03-30")).containsEntry("AKL", 1.0);
    assertThat(asOf("2023-03-31").get("AKL")).isEqualTo(2 / 3.0);
  }

  @Test
  void onlyTheLastTwelveMonthsTell() {
    counted("AKL", "2020-01", "2023-12");
    assertThat(asOf("2023-12-31").get("AKL")).isEqualTo(1 / 12.0);
    assertThat(asOf("2025-12-31").get("AKL")).isZero();
  }

  @Test
  void aPostThatHasJustBegunIsNotJudged() {
    counted("AKL", "2023-01").counted("_T", "2022-01");
    assertThat(asOf("2023-01-30")).isEmpty();
  }
}
