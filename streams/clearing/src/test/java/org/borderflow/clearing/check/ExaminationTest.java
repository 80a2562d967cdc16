package org.borderflow.clearing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borderflow.clearing.Office;
import org.borderflow.clearing.check.Verdict.PassedOver;
import org.borderflow.clearing.deposit.Coverage;
import org.borderflow.clearing.deposit.Declaration;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Readers;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;
import org.borderflow.clearing.mirror.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken of a table, and what speaks against one. */
class ExaminationTest {

  private static final LocalDate TODAY = LocalDate.parse("2024-06-10");
  private static final SeriesKey FROM_AUSTRALIA =
      new SeriesKey(Direction.ARRIVALS, "AUS", "_T", "_T", Frequency.MONTHLY);

  private final Ledger ledger = new Ledger();
  private boolean zerosOmitted;
  private Declaration declaration = Declaration.NOTHING;

  private Definition definition() {
    return new Definition(
        "NZL",
        "12/16",
        365,
        487,
        Set.of("all travellers"),
        Set.of(),
        "border records",
        new Coverage("all posts", 0, 0),
        "Stats",
        Readers.EVERYBODY,
        zerosOmitted);
  }

  private Verdict examine(String... rows) {
    return examine(definition(), rows);
  }

  /**
   * Rows are {@code
   * FREQ,DIRECTION,COUNTERPART,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS}.
   */
  private Verdict examine(Definition definition, String... rows) {
    Examination examination =
        new Examination(
            new Codes(
                Set.of("NZL", "AUS", "FJI", "_T", "_U"),
                Set.of("MIGRANTS", "CROSSINGS"),
                Set.of("_T", "F", "M"),
                Set.of("_T", "Y0T4", "_U")),
            definition,
            declaration,
            ledger,
            TODAY,
            "digest");
    examination.header(EnumSet.allOf(Field.class));
    long line = 1;
    for (String text : rows) {
      line++;
      String[] v = text.split(",", -1);
      examination.row(
          new Row(line)
              .put(Field.REF_AREA, "NZL")
              .put(Field.MEASURE, "MIGRANTS")
              .put(Field.RULE, "12/16")
              .put(Field.FREQ, v[0])
              .put(Field.DIRECTION, v[1])
              .put(Field.COUNTERPART, v[2])
              .put(Field.SEX, v[3])
              .put(Field.AGE, v[4])
              .put(Field.TIME_PERIOD, v[5])
              .put(Field.OBS_VALUE, v[6])
              .put(Field.OBS_STATUS, v[7])
              .put(Field.CONF_STATUS, v[8])
              .put(Field.AS_OF, "2024-05-31"));
    }
    return examination.conclude();
  }

  private static void assertRefused(Verdict verdict, Reason... reasons) {
    assertThat(verdict.findings().counts().keySet()).containsExactly(reasons);
  }

  @Test
  void corridorsAreTakenAndTheRestIsPassedOverAndCounted() {
    Verdict verdict =
        examine(
            "M,A,AUS,_T,_T,2024-01,12.5,P,F",
            "M,A,AUS,_T,_T,2024-03,10,A,F",
            "M,A,AUS,_T,_T,2024-04,,A,C",
            "M,A,FJI,_T,_T,2024-01,,M,F",
            "M,NET,AUS,_T,_T,2024-01,3,A,F",
            "M,A,_U,_T,_T,2024-01,3,A,F");

    assertThat(verdict.findings().kept()).isEmpty();
    assertThat(verdict.series()).containsOnlyKeys(FROM_AUSTRALIA);
    assertThat(verdict.series().get(FROM_AUSTRALIA)).hasToString(2024 * 12 + ": P12.5 - A10 C");
    assertThat(verdict.passedOver())
        .isEqualTo(Map.of(PassedOver.GAP, 1L, PassedOver.NET, 1L, PassedOver.NO_CORRIDOR, 1L));
    assertThat(verdict.count()).isEqualTo(new Verdict.Count(6, 3, 0, 3, 0, 0));
    assertThat(verdict.asOf()).isEqualTo("2024-05-31");
  }

  @Test
  void whereZerosAreLeftOutWhatIsAbsentIsZeroWithinTheTable() {
    zerosOmitted = true;

    Verdict verdict =
        examine(
            "M,A,AUS,_T,_T,2024-02,10,A,F",
            "M,A,FJI,_T,_T,2024-01,5,A,F",
            "M,A,FJI,_T,_T,2024-03,5,A,F");

    assertThat(verdict.series().get(FROM_AUSTRALIA)).hasToString(2024 * 12 + ": Z0 A10 Z0");
    assertThat(verdict.count().zeros()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M,A,AUS,_T,_T,2024-13,1,A,F    | BAD_PERIOD",
        "M,A,AUS,_T,_T,2024,1,A,F       | BAD_PERIOD",
        "M,A,AUS,_T,_T,2024-07,1,A,F    | FUTURE_PERIOD",
        "M,A,AUS,_T,_T,2024-01,-1,A,F   | BAD_VALUE",
        "M,A,AUS,_T,_T,2024-01,1.0005,A,F | BAD_VALUE",
        "M,A,AUS,_T,_T,2024-01,1e3,A,F  | BAD_VALUE",
        "M,A,AUS,_T,_T,2024-01,4,A,C    | BAD_VALUE",
        "M,A,AUS,_T,_T,2024-01,,A,F     | MISSING_VALUE",
        "M,A,AUS,_T,_T,2024-01,1,A,N    | NOT_FOR_RELEASE",
        "M,A,AUS,_T,_T,2024-01,1,D,F    | DEFINITION_DIFFERS",
        "M,A,AUS,_T,_T,2024-01,1,Y,F    | UNKNOWN_CODE",
        "M,A,AUS,_T,_T,2024-01,1,A,Y    | UNKNOWN_CODE",
        "M,A,QQQ,_T,_T,2024-01,1,A,F    | UNKNOWN_CODE",
        "M,A,AUS,Q,_T,2024-01,1,A,F     | UNKNOWN_CODE",
        "M,A,AUS,_T,Y3,2024-01,1,A,F    | UNKNOWN_CODE",
        "M,B,AUS,_T,_T,2024-01,1,A,F    | UNKNOWN_CODE",
        "W,A,AUS,_T,_T,2024-01,1,A,F    | UNKNOWN_CODE",
        "M,A,NZL,_T,_T,2024-01,1,A,F    | SELF_CORRIDOR",
        "M,NET,AUS,_T,_T,2024-01,1,A,F  | EMPTY_DEPOSIT",
      })
  void oneRowSpeaksAgainstTheTable(String row, Reason reason) {
    assertRefused(examine(row), reason);
  }

  @Test
  void totalsBreakdownsAndYearsAddUp() {
    zerosOmitted = true;
    String[] sound = {
      "M,A,_T,_T,_T,2024-01,18,A,F",
      "M,A,AUS,_T,_T,2024-01,12,A,F",
      "M,A,FJI,_T,_T,2024-01,5,A,F",
      "M,A,_U,_T,_T,2024-01,1,A,F",
      "M,A,AUS,F,Y0T4,2024-01,7,A,F",
      "M,A,AUS,M,Y0T4,2024-01,5,A,F",
    };
    assertThat(examine(sound).findings().kept()).isEmpty();

    for (String[] broken :
        List.of(
            new String[] {"M,A,_T,_T,_T,2024-01,18", "M,A,_T,_T,_T,2024-01,19", "TOTAL_MISMATCH"},
            new String[] {"M,A,_U,_T,_T,2024-01,1", "M,A,_U,_T,_T,2024-01,2", "TOTAL_MISMATCH"},
            new String[] {
              "M,A,AUS,M,Y0T4,2024-01,5", "M,A,AUS,M,Y0T4,2024-01,4", "BREAKDOWN_MISMATCH"
            })) {
      String[] rows = sound.clone();
      for (int i = 0; i < rows.length; i++) {
        rows[i] = rows[i].replace(broken[0] + ",", broken[1] + ",");
      }
      assertRefused(examine(rows), Reason.valueOf(broken[2]));
    }
  }

  @Test
  void aYearIsItsMonths() {
    String[] rows = new String[13];
    for (int month = 1; month <= 12; month++) {
      rows[month] = String.format("M,A,AUS,_T,_T,2023-%02d,10,A,F", month);
    }
    rows[0] = "A,A,AUS,_T,_T,2023,120,A,F";
    assertThat(examine(rows).findings().kept()).isEmpty();

    rows[0] = "A,A,AUS,_T,_T,2023,121,A,F";
    assertRefused(examine(rows), Reason.YEAR_MISMATCH);

    rows[12] = rows[1].replace("2023-01,10", "2023-12,12").replace("AUS", "FJI");
    assertThat(examine(rows).findings().kept()).as("a month is missing").isEmpty();
  }

  @Test
  void roundedValuesNeedNotAddUpExactly() {
    zerosOmitted = true;

    assertThat(
            examine(
                    "M,A,_T,_T,_T,2024-01,18,A,P",
                    "M,A,AUS,_T,_T,2024-01,12,A,P",
                    "M,A,FJI,_T,_T,2024-01,9,A,P")
                .findings()
                .kept())
        .isEmpty();
    assertRefused(
        examine(
            "M,A,_T,_T,_T,2024-01,18,A,P",
            "M,A,AUS,_T,_T,2024-01,12,A,P",
            "M,A,FJI,_T,_T,2024-01,15,A,P"),
        Reason.TOTAL_MISMATCH);
  }

  @Test
  void aCellIsThereOnce() {
    assertRefused(
        examine("M,A,AUS,_T,_T,2024-01,1,A,F", "M,A,AUS,_T,_T,2024-01,1,A,F"),
        Reason.DUPLICATE_ROW);
  }

  @Test
  void whatWasMeantToStayChangesOnlyIfItIsSaid() {
    Office before = Office.office("NZL");
    before.put(
        FROM_AUSTRALIA,
        new Series.Builder()
            .put(2024 * 12, Mark.NORMAL, 10_000)
            .put(2024 * 12 + 1, Mark.PROVISIONAL, 20_000)
            .build());
    ledger.add(before.deposit(1, 1));
    Definition same = before.definition();

    assertThat(
            examine(same, "M,A,AUS,_T,_T,2024-01,10,A,F", "M,A,AUS,_T,_T,2024-02,25,A,F").count())
        .isEqualTo(new Verdict.Count(2, 2, 0, 0, 1, 1));
    assertRefused(examine(same, "M,A,AUS,_T,_T,2024-01,11,A,F"), Reason.REVISION_UNDECLARED);

    declaration = new Declaration(1, "late records", Set.of(), false);
    assertThat(examine(same, "M,A,AUS,_T,_T,2024-01,11,A,F").findings().kept()).isEmpty();
    declaration = new Declaration(1, "", Set.of(), false);
    assertRefused(examine(same, "M,A,AUS,_T,_T,2024-01,11,A,F"), Reason.REVISION_UNEXPLAINED);
    declaration = new Declaration(2, "late records", Set.of(), false);
    assertRefused(examine(same, "M,A,AUS,_T,_T,2024-01,11,A,F"), Reason.REVISION_OF_ANOTHER);

    declaration = Declaration.NOTHING;
    Definition other = Office.office("NZL").counting("citizens").definition();
    assertRefused(examine(other, "M,A,AUS,_T,_T,2024-03,11,A,F"), Reason.DEFINITION_CHANGED);
  }

  @Test
  void aJumpIsConfirmedOrRefused() {
    String[] rows = new String[8];
    for (int month = 1; month <= 7; month++) {
      rows[month] = String.format("M,A,AUS,_T,_T,2023-%02d,100,A,F", month);
    }
    rows[0] = "M,A,AUS,_T,_T,2023-08,1300,A,F";
    assertThat(examine(rows).findings().kept()).isEmpty();

    rows[0] = "M,A,AUS,_T,_T,2023-08,1301,A,F";
    assertRefused(examine(rows), Reason.IMPLAUSIBLE_JUMP);

    declaration = new Declaration(0, "", Set.of(Period.parse("2023-08").orElseThrow()), false);
    assertThat(examine(rows).findings().kept()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12/16, 365, 487, ", // as it should be
    "12/16, 270, 487, DEFINITION_CONTRADICTORY",
    "9/12, 270, 365, EMPTY_DEPOSIT", // sound, but there are no such rows
    "12/16, 487, 365, DEFINITION_CONTRADICTORY",
    "one year, 365, 365, DEFINITION_INCOMPLETE",
  })
  void aRuleIsWhatItSays(String rule, int threshold, int window, Reason reason) {
    Verdict verdict =
        examine(
            Office.office("NZL").by(rule, threshold, window).definition(),
            "M,A,AUS,_T,_T,2024-01,1,A,F");

    assertThat(verdict.findings().counts().keySet())
        .containsExactlyElementsOf(reason == null ? List.of() : List.of(reason));
  }
}
