package org.borderflow.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine-readable zone in place of columns, and beside them. */
class ZoneColumnsTest {

  private static final String HEADER =
      "record_id,direction,crossed_at,border_post,mrz,person_id,document_issuer,document_number,"
          + "birth_date,sex,citizenship\n";
  private static final String NUMBER = "L898902C3";

  private final Pseudonyms pseudonyms =
      new Pseudonyms(PseudonymKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

  /** A passport's zone with digits that hold. */
  private static String passport(
      String issuer, String number, String nationality, String birth, char sex) {
    String head = pad("P<" + issuer + "DOE<<JANE", 44);
    String document = pad(number, 9);
    String holder = nationality + birth + digit(birth) + sex + "300101" + digit("300101");
    String optional = pad("", 14) + "<";
    String composite =
        document + digit(document) + birth + digit(birth) + "300101" + digit("300101") + optional;
    return head + "|" + document + digit(document) + holder + optional + digit(composite);
  }

  private static String pad(String text, int length) {
    return text + "<".repeat(length - text.length());
  }

  private static int digit(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(text.charAt(i));
      sum += Math.max(0, value) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
    }
    return sum % 10;
  }

  private Verdict judge(String format, String text) {
    RecordReader reader =
        RecordReader.of(
            "f",
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            ReadingFormat.valueOf(format),
            Column.LAYOUT);
    CrossingParser parser =
        new CrossingParser(
            "local", "run", pseudonyms, PostRegister.empty(), LocalDate.parse("2030-01-01"));
    assertThat(reader.next()).isTrue();
    Verdict verdict = parser.parse(reader.record(), "f");
    assertThat(reader.next()).isFalse();
    return verdict;
  }

  /** A crossing on a date with a zone and, behind it, the values of the columns it stands for. */
  private Verdict judge(String date, String zone, String given) {
    return judge("CSV", HEADER + "r,A," + date + ",P,\"" + zone + "\"," + given + "\n");
  }

  private Crossing accepted(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return ((Verdict.Accepted) verdict).crossing().getCrossing();
  }

  private static String refused(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    Rejection rejection = ((Verdict.Rejected) verdict).rejection();
    assertThat(rejection.toString()).doesNotContain(NUMBER).doesNotContain("740812");
    return rejection.getReason() + " " + rejection.getField() + " " + rejection.getMessage();
  }

  @ParameterizedTest
  @ValueSource(strings = {"|", "\n", "\r\n"})
  void aZoneStandsForTheColumnsThatAreBlank(String between) {
    String zone = passport("D<<", NUMBER, "FRA", "740812", 'F').replace("|", between);
    Crossing crossing = accepted(judge("2024-03-05", zone, ",,,,,"));
    assertThat(crossing.getTraveller()).isEqualTo(pseudonyms.ofDocument("DEU", NUMBER));
    assertThat(crossing.getCitizenship()).isEqualTo("FRA");
    assertThat(crossing.getBirthYear()).isEqualTo(1974);
    assertThat(crossing.getBirthMonth()).isEqualTo(8);
    assertThat(crossing.getSex()).hasToString("F");
  }

  @Test
  void inJsonToo() {
    String zone = passport("NZL", NUMBER, "NZL", "740812", 'M');
    String json =
        "{\"record_id\":\"r\",\"direction\":\"D\",\"crossed_at\":\"2024-03-05\","
            + "\"border_post\":\"P\",\"mrz\":\"%s\"}";
    for (String between : new String[] {"|", "\\n"}) {
      Crossing crossing =
          accepted(judge("JSON_LINES", String.format(json, zone.replace("|", between))));
      assertThat(crossing.getTraveller()).isEqualTo(pseudonyms.ofDocument("NZL", NUMBER));
    }
  }

  @Test
  void aFileMayHaveAZoneInPlaceOfTheCitizenship() {
    String zone = passport("NZL", NUMBER, "NZL", "740812", 'M');
    assertThat(
            accepted(
                    judge(
                        "CSV",
                        "record_id,direction,crossed_at,border_post,mrz\nr,A,2024-03-05,P,"
                            + zone
                            + "\n"))
                .getCitizenship())
        .isEqualTo("NZL");
  }

  /** What is overruled is not even judged: it may be a code that does not exist. */
  @Test
  void givenColumnsWin() {
    String zone = passport("QQQ", NUMBER, "UTO", "749912", 'Q');
    Crossing crossing = accepted(judge("2024-03-05", zone, ",AUS,X1,1980-05,M,GBR"));
    assertThat(crossing.getTraveller()).isEqualTo(pseudonyms.ofDocument("AUS", "X1"));
    assertThat(crossing.getCitizenship()).isEqualTo("GBR");
    assertThat(crossing.getBirthYear()).isEqualTo(1980);
    assertThat(crossing.getSex()).hasToString("M");

    Crossing numbered = accepted(judge("2024-03-05", zone, "7,,,1980,M,GBR"));
    assertThat(numbered.getTraveller()).isEqualTo(pseudonyms.ofPerson("local", "7"));
  }

  @Test
  void halfADocumentIsCompletedFromTheZone() {
    String zone = passport("NZL", NUMBER, "FRA", "740812", 'F');
    assertThat(accepted(judge("2024-03-05", zone, ",AUS,,,,")).getTraveller())
        .isEqualTo(pseudonyms.ofDocument("AUS", NUMBER));
    assertThat(accepted(judge("2024-03-05", zone, ",,X1,,,")).getTraveller())
        .isEqualTo(pseudonyms.ofDocument("NZL", "X1"));
  }

  /** The latest century that does not put the birth after the crossing. */
  @ParameterizedTest
  @CsvSource({
    "2024-03-05, 740812, 1974, 8",
    "2024-03-05, 240305, 2024, 3",
    "2024-03-05, 240306, 1924, 3",
    "2024-03-05, 240401, 1924, 4",
    "2024-03-05, 2403<<, 2024, 3",
    "2024-03-05, 2404<<, 1924, 4",
    "2024-03-05, 24<<<<, 2024,",
    "2024-03-05, 25<<<<, 1925,",
    "2024-03-05, <<<<<<, ,",
    "2024-03-05, <<0812, ,",
    "1999-12-31, 000101, 1900, 1",
    "2000-01-01, 000101, 2000, 1",
    "2024-03-05, 000229, 2000, 2",
  })
  void aBirthYearOfTwoDigitsIsTheLatestNotAfterTheCrossing(
      String date, String birth, Integer year, Integer month) {
    Crossing crossing = accepted(judge(date, passport("NZL", NUMBER, "NZL", birth, 'F'), ",,,,,"));
    assertThat(crossing.getBirthYear()).isEqualTo(year);
    assertThat(crossing.getBirthMonth()).isEqualTo(month);
  }

  @ParameterizedTest
  @CsvSource({"M, M", "F, F", "<, X"})
  void sexMayBeUnspecified(char written, String sex) {
    String zone = passport("NZL", NUMBER, "NZL", "740812", written);
    assertThat(accepted(judge("2024-03-05", zone, ",,,,,")).getSex()).hasToString(sex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UTO | NZL | 740812 | F | UNKNOWN_CODE mrz a state in it
          NZL | UTO | 740812 | F | UNKNOWN_CODE mrz a state in it
          NZL | <<< | 740812 | F | UNKNOWN_CODE mrz a state in it
          NZL | NZL | 741312 | F | BAD_DATE mrz the birth date in it
          NZL | NZL | 740832 | F | BAD_DATE mrz the birth date in it
          NZL | NZL | 740012 | F | BAD_DATE mrz the birth date in it
          NZL | NZL | 74<<12 | F | BAD_DATE mrz the birth date in it
          NZL | NZL | 7408AA | F | BAD_DATE mrz the birth date in it
          NZL | NZL | 740812 | Q | BAD_VALUE mrz the sex in it
          """)
  void aZoneThatSaysWhatCannotBeIsRefused(
      String issuer, String nationality, String birth, char sex, String refusal) {
    String zone = passport(issuer, NUMBER, nationality, birth, sex);
    assertThat(refused(judge("2024-03-05", zone, ",,,,,"))).startsWith(refusal);
  }

  @Test
  void aSpecimenIsRefused() {
    String zone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10";
    assertThat(refused(judge("2024-03-05", zone, ",,,,,"))).startsWith("UNKNOWN_CODE mrz");
  }

  /** Even if every value that it could give is given: one of the two is wrong. */
  @ParameterizedTest
  @ValueSource(strings = {",,,,,", "7,AUS,X1,1980-05,M,GBR"})
  void aDigitThatFailsIsNamed(String given) {
    String zone =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C37UTO7408122F1204159ZE184226B<<<<<10";
    assertThat(refused(judge("2024-03-05", zone, given)))
        .isEqualTo("BAD_VALUE mrz failing check digit: document number, composite");
  }

  @ParameterizedTest
  @ValueSource(strings = {"L898902C3", "P<NZL|L898902C3", "x|y|z"})
  void aZoneOfNoKnownShapeIsRefused(String zone) {
    assertThat(refused(judge("2024-03-05", zone, "7,,,,,NZL"))).startsWith("BAD_VALUE mrz");
  }

  @Test
  void aZoneWithoutANumberIsNoIdentity() {
    String zone = passport("NZL", "", "NZL", "740812", 'F');
    assertThat(refused(judge("2024-03-05", zone, ",,,,,"))).startsWith("NO_IDENTITY");
  }
}
