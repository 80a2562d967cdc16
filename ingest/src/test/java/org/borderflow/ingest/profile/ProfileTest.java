package org.borderflow.ingest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.UnusableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From rows of agencies' own layouts to verdicts. */
class ProfileTest {

  private static final String CROSSINGS =
      """
      name: crossings
      columns:
        record_id: [number, old_number]
        direction: {column: way, table: {Einreise: ENTRY, Ausreise: EXIT}}
        crossed_at: {column: day, date: [D. MONTH YYYY, DD.MM.YYYY], months: de}
        border_post: {column: post, table: {Zürich: ZRH}, unlisted: keep, cut: 5}
        person_id: person
        citizenship: {constant: CHE}
        purpose: {column: why, table: {Ferien: HOLIDAY}, unlisted: blank}
        birth_date: {age: age}
      """;
  private static final String HEADER = "number,way,day,post,person,why,age\n";

  private static final String STAYS =
      """
      name: stays
      columns:
        person_id: who
        citizenship: {column: nat, table: {7: PER}}
        border_post: {constant: P}
      records:
        - when: came
          columns:
            record_id: {join: [id, {constant: A}], with: "/"}
            direction: {constant: ENTRY}
            crossed_at: {column: came, date: DDMMYYYY}
        - when: left
          columns:
            record_id: {join: [id, {constant: D}], with: "/"}
            direction: {constant: EXIT}
            crossed_at: {column: left, date: DDMMYYYY}
      """;

  @TempDir private Path dir;

  private Profile profile(String yaml) throws IOException {
    Path file = dir.resolve("p.yaml");
    Files.writeString(file, yaml);
    return Profiles.of(file.toString());
  }

  private Judged judge(String yaml, String text) throws IOException {
    return Judged.of(profile(yaml), text);
  }

  @Test
  void columnsAreRenamedTranslatedAndMadeUp() throws IOException {
    Judged judged =
        judge(
            CROSSINGS,
            HEADER
                + "1,Einreise,5. März 2024,Zürich,x,Ferien,40\n"
                + "2,AUSREISE,17.04.2024,Chiasso,x,,0\n"
                + "3,einreise,1. jan. 2024,ZURICH,x,Geschäft,\n");
    assertThat(judged.refused()).isEmpty();
    assertThat(judged.crossings())
        .containsExactly(
            "2 1 ENTRY 2024-03-05 ZRH CHE",
            "3 2 EXIT 2024-04-17 Chias CHE",
            "4 3 ENTRY 2024-01-01 ZRH CHE");
    assertThat(judged.crossing(0).getPurpose()).hasToString("HOLIDAY");
    assertThat(judged.crossing(2).getPurpose()).hasToString("UNKNOWN");
    assertThat(judged.crossing(0).getBirthYear()).isEqualTo(1984);
    assertThat(judged.crossing(1).getBirthYear()).isEqualTo(2024);
    assertThat(judged.crossing(2).getBirthYear()).isNull();
    assertThat(judged.crossing(0).getTraveller())
        .isEqualTo(Judged.PSEUDONYMS.ofPerson("local", "x"));
  }

  @Test
  void aColumnMayHaveSeveralNames() throws IOException {
    assertThat(
            judge(
                    CROSSINGS,
                    HEADER.replace("number", "old_number") + "1,Einreise,05.03.2024,P,x,,\n")
                .crossings())
        .containsExactly("2 1 ENTRY 2024-03-05 P CHE");
  }

  @Test
  void whatHasNoCounterpartIsRefusedUnderTheContractsName() throws IOException {
    Judged judged =
        judge(
            CROSSINGS,
            HEADER
                + "1,Durchreise,05.03.2024,P,x,,\n"
                + "2,Einreise,März 2024,P,x,,\n"
                + "3,Einreise,05.03.2024,P,x,,old\n"
                + "4,Einreise,31.02.2024,P,x,,\n"
                + "5,,05.03.2024,P,x,,\n"
                + "6,Einreise,05.03.2024,P,,,\n"
                + "7,Einreise\n");
    assertThat(judged.accepted()).isEmpty();
    assertThat(judged.refused())
        .containsExactly(
            "2 1 UNKNOWN_CODE direction",
            "3 2 BAD_DATE crossed_at",
            "4 3 BAD_VALUE birth_date",
            "5 4 BAD_DATE crossed_at",
            "6 5 MISSING_FIELD direction",
            "7 6 NO_IDENTITY person_id",
            "8  MALFORMED_LINE ");
  }

  @Test
  void aRowOfAStayIsTwoCrossings() throws IOException {
    Judged judged =
        judge(
            STAYS,
            "id,who,nat,came,left\n1,x,7,05032024,07032024\n2,y,7,06032024,\n3,z,7,,07032024\n");
    assertThat(judged.refused()).isEmpty();
    assertThat(judged.crossings())
        .containsExactly(
            "2 1/A ENTRY 2024-03-05 P PER",
            "2 1/D EXIT 2024-03-07 P PER",
            "3 2/A ENTRY 2024-03-06 P PER",
            "4 3/D EXIT 2024-03-07 P PER");
    assertThat(judged.crossing(0).getTraveller()).isEqualTo(judged.crossing(1).getTraveller());
  }

  /** What its records have in common fails once; what only one of them has costs that one. */
  @Test
  void aRowThatCannotBeMappedCountsOnce() throws IOException {
    Judged judged =
        judge(
            STAYS,
            "id,who,nat,came,left\n1,x,8,05032024,07032024\n2,y,7,05032024,tomorrow\n3,z,7,,\n4,z,7,?,?\n");
    assertThat(judged.crossings()).containsExactly("3 2/A ENTRY 2024-03-05 P PER");
    assertThat(judged.refused())
        .containsExactly(
            "2 1/A UNKNOWN_CODE citizenship",
            "3 2/D BAD_DATE crossed_at",
            "4  MISSING_FIELD crossed_at",
            "5 4/A BAD_DATE crossed_at",
            "5 4/D BAD_DATE crossed_at");
  }

  @Test
  void anotherEncodingAndSeparatorAreRead() throws IOException {
    String text = HEADER.replace(',', ';') + "1;Einreise;5. März 2024;Zürich;x;;\n";
    Profile profile = profile(CROSSINGS + "format: {encoding: windows-1252, separator: ;}\n");
    assertThat(
            Judged.of(profile, text.getBytes(Charset.forName("windows-1252")), ReadingFormat.CSV)
                .crossings())
        .containsExactly("2 1 ENTRY 2024-03-05 ZRH CHE");
  }

  @Test
  void jsonLinesAreMappedToo() throws IOException {
    String json = "{\"id\":1,\"who\":\"x\",\"nat\":7,\"came\":\"05032024\"}\n[]\n";
    Judged judged =
        Judged.of(profile(STAYS), json.getBytes(StandardCharsets.UTF_8), ReadingFormat.JSON_LINES);
    assertThat(judged.crossings()).containsExactly("1 1/A ENTRY 2024-03-05 P PER");
    assertThat(judged.refused()).containsExactly("2  MALFORMED_LINE ");
  }

  @Test
  void aZoneMayBeMapped() throws IOException {
    String yaml =
        """
        name: zones
        columns:
          record_id: id
          direction: {constant: ENTRY}
          crossed_at: at
          border_post: {constant: P}
          mrz: {join: [line1, line2], with: "|"}
        """;
    Judged judged =
        judge(
            yaml,
            "id,at,line1,line2\n"
                + "1,2024-03-05,P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<,"
                + "L898902C36UTO7408122F1204159ZE184226B<<<<<10\n");
    assertThat(judged.refused()).containsExactly("2 1 UNKNOWN_CODE mrz");
  }

  @Test
  void aFileWithoutWhatIsVitalIsNotOneOfTheProfile() throws IOException {
    Profile profile = profile(CROSSINGS);
    for (String header : new String[] {"", "way,day,post,person,why,age", "number,way,day"}) {
      assertThatThrownBy(() -> Judged.of(profile, header + "\n1,2,3\n"))
          .isInstanceOf(UnusableInput.class)
          .hasMessageContaining("f: not a file of profile crossings: line 1 lacks");
    }
    assertThatThrownBy(() -> Judged.of(profile, "way,day,post,person,why,age\n"))
        .hasMessageEndingWith("lacks number or old_number");
  }

  @Test
  void otherGapsAndColumnsOfWhichNobodyKnowsAreWarnings() throws IOException {
    Judged judged =
        judge(
            CROSSINGS + "ignored: [note]\n",
            "number,way,day,post,person,note,gate\n1,Einreise,05.03.2024,P,x,,\n");
    assertThat(judged.crossings()).hasSize(1);
    assertThat(judged.warnings())
        .containsExactly(
            "f: columns that profile crossings reads are missing: age, why",
            "f: unknown columns are ignored: gate");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyLineOfRandomTextIsAccountedFor(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("id,who,nat,came,left\n");
    for (int line = 0; line < 1_000; line++) {
      String[] cells = {"7", "", "05032024", "é", "\u0081", "x\"", "1"};
      for (int cell = random.nextInt(10) == 0 ? 1 : 0; cell < 5; cell++) {
        text.append(cell == 0 ? Integer.toString(line) : cells[random.nextInt(cells.length)]);
        text.append(cell == 4 ? "\n" : ",");
      }
    }
    Judged judged =
        Judged.of(
            profile(STAYS + "format: {encoding: windows-1252}\n"),
            text.toString().getBytes(StandardCharsets.ISO_8859_1),
            ReadingFormat.CSV);
    assertThat(judged.accepted()).isNotEmpty();
    assertThat(
            Stream.concat(judged.crossings().stream(), judged.refused().stream())
                .map(line -> line.split(" ", 2)[0])
                .collect(Collectors.toSet()))
        .hasSize(1_000);
  }

  @Test
  void aCheckShowsWhatComesOfAFileButNotWhoSomebodyIs() throws IOException {
    String secret = "QX7731905";
    String text =
        "id,who,nat,came,left,gate\n"
            + ("1," + secret + ",7,05032024,07032024,g\n")
            + "2,y,8,05032024,,g\n"
            + "3,,7,05032024,,g\n";
    Profile profile = profile(STAYS);
    ProfileCheck check =
        ProfileCheck.of(
            profile,
            "f",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            ReadingFormat.CSV,
            Judged.parser(profile),
            1);
    assertThat(check.rows()).isEqualTo(3);
    assertThat(check.records()).isEqualTo(4);
    assertThat(check.accepted()).isEqualTo(2);
    assertThat(check.refused().keySet())
        .allMatch(
            why -> why.startsWith("UNKNOWN_CODE citizenship") || why.startsWith("NO_IDENTITY"));
    assertThat(check.filled())
        .containsEntry(Column.RECORD_ID, 4L)
        .containsEntry(Column.PERSON_ID, 2L)
        .containsEntry(Column.CITIZENSHIP, 3L);
    assertThat(check.unmapped()).containsExactly("gate");
    assertThat(check.unfilled()).contains(Column.SEX).doesNotContain(Column.PERSON_ID);
    assertThat(check.first())
        .singleElement()
        .satisfies(
            record ->
                assertThat(record)
                    .containsEntry(Column.CROSSED_AT, "2024-03-05")
                    .containsEntry(Column.PERSON_ID, ProfileCheck.GIVEN));
    assertThat(check.toString()).doesNotContain(secret);
  }
}
