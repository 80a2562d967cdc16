package org.borderflow.view.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.junit.jupiter.api.Test;

class FlowSummaryTest {

  private static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);

  private static FlowRow cell(
      String month, String measure, String rule, String direction, long settled, long pending) {
    return cell("M", "_T", month, measure, rule, direction, settled, pending);
  }

  private static FlowRow cell(
      String freq,
      String citizenship,
      String period,
      String measure,
      String rule,
      String direction,
      long settled,
      long pending) {
    return new FlowRow(
        FlowCellKey.newBuilder()
            .setFreq(freq)
            .setRefArea("NZL")
            .setDirection(direction)
            .setMeasure(measure)
            .setRule(rule)
            .setCitizenship(citizenship)
            .setSex("_T")
            .setAge("_T")
            .setBorderPost("_T")
            .setTransportMode("_T")
            .setPurpose("_T")
            .setPermit("_T")
            .setCounterpart("_T")
            .setBirthCountry("_T")
            .setTimePeriod(period)
            .build(),
        new FlowCell(settled, pending, 0L, 0L, 0L, 0L, 0));
  }

  private static List<FlowRow> twoMonths() {
    return List.of(
        cell("2024-04", "CROSSINGS", "_Z", "D", 1_234_567, 0),
        cell("2024-04", "MIGRANTS", "12/16", "D", 4_200, 30),
        cell("2024-03", "CROSSINGS", "_Z", "A", 1_500, 0),
        cell("2024-03", "CROSSINGS", "_Z", "D", 900, 0),
        cell("2024-03", "CROSSINGS", "_Z", "NET", 600, 0),
        cell("2024-03", "MIGRANTS", "12/16", "A", 120, 7),
        cell("2024-03", "MIGRANTS", "12/16", "D", 20, 5),
        cell("2024-03", "MIGRANTS", "12/16", "NET", 100, 12),
        cell("2024-03", "MIGRANTS", "6/12", "A", 240, 1),
        cell("2024-03", "SAME_DAY_VISITS", "_Z", "A", 40, 2),
        cell("2024-03", "OVERNIGHT_VISITS", "_Z", "A", 1_000, 8),
        cell("2024-03", "NIGHTS", "_Z", "D", 99_999, 0),
        cell("2024-03", "OVERSTAYS_SUSPECTED", "_Z", "A", 3, 0),
        cell("2024-03", "OVERSTAYS_CONFIRMED", "_Z", "A", 2, 0),
        cell("A", "_T", "2024", "CROSSINGS", "_Z", "A", 77, 0),
        cell("M", "FJI", "2024-03", "CROSSINGS", "_Z", "A", 77, 0));
  }

  @Test
  void oneRuleIsOneTable() {
    assertThat(FlowSummary.of(twoMonths(), "NZL", List.of("12/16"), AS_OF))
        .isEqualTo(
            """
            Flows of NZL by month, as of 2024-12-31, rule 12/16

                                            migrant     migrant        net
            month    arrivals  departures  arrivals  departures  migration  pending  visits  overstays
            ------------------------------------------------------------------------------------------
            2024-03     1,500         900       120          20        100       12   1,050          5
            2024-04         0   1,234,567         0       4,200     -4,200       30       0          0
            ------------------------------------------------------------------------------------------
            total       1,500   1,235,467       120       4,220     -4,100       42   1,050          5
            """);
  }

  @Test
  void severalRulesHaveATableEach() {
    assertThat(FlowSummary.of(twoMonths(), "NZL", List.of("12/16", "6/12"), AS_OF))
        .isEqualTo(
            """
            Flows of NZL by month, as of 2024-12-31

            month    arrivals  departures  visits  overstays
            ------------------------------------------------
            2024-03     1,500         900   1,050          5
            2024-04         0   1,234,567       0          0
            ------------------------------------------------
            total       1,500   1,235,467   1,050          5

            Migrants, rule 12/16

                      migrant     migrant        net
            month    arrivals  departures  migration  pending
            -------------------------------------------------
            2024-03       120          20        100       12
            2024-04         0       4,200     -4,200       30
            -------------------------------------------------
            total         120       4,220     -4,100       42

            Migrants, rule 6/12

                      migrant     migrant        net
            month    arrivals  departures  migration  pending
            -------------------------------------------------
            2024-03       240           0        240        1
            2024-04         0           0          0        0
            -------------------------------------------------
            total         240           0        240        1
            """);
  }

  @Test
  void aLongTimeIsShownByYear() {
    List<FlowRow> cells = new ArrayList<>();
    for (YearMonth month = YearMonth.of(2021, 1);
        month.isBefore(YearMonth.of(2024, 2));
        month = month.plusMonths(1)) {
      cells.add(cell(month.toString(), "CROSSINGS", "_Z", "A", 10, 0));
    }
    assertThat(FlowSummary.of(cells, "NZL", List.of("12/16"), AS_OF))
        .startsWith("Flows of NZL by year")
        .contains("\n2021        120 ")
        .contains("\n2024         10 ");
    assertThat(FlowSummary.of(cells.subList(0, 36), "NZL", List.of("12/16"), AS_OF))
        .startsWith("Flows of NZL by month");
  }

  @Test
  void nothingIsSaidInWords() {
    assertThat(FlowSummary.of(List.of(), "NZL", List.of("12/16"), AS_OF))
        .isEqualTo("Flows of NZL by month, as of 2024-12-31\n\nNo crossings yet.\n");
  }
}
