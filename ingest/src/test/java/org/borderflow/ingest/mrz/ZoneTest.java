package org.borderflow.ingest.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The specimens of ICAO Doc 9303, state of Utopia, and what can go wrong with them. */
class ZoneTest {

  private static final String TD1 =
      "I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UTO<<<<<<<<<<<6|ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
  private static final String TD2 =
      "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<|D231458907UTO7408122F1204159<<<<<<<6";
  private static final String TD3 =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10";

  private static Zone zone(String name) {
    String text =
        switch (name) {
          case "TD1" -> TD1;
          case "TD2" -> TD2;
          case "TD3" -> TD3;
          default -> name;
        };
    return Zone.of(text).orElseThrow();
  }

  private static String failing(Zone zone) {
    return zone.failing().stream().map(CheckDigit::title).collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource({
    "TD1, TD1, I<, UTO, D23145890, UTO, 740812, F",
    "TD2, TD2, I<, UTO, D23145890, UTO, 740812, F",
    "TD3, TD3, P<, UTO, L898902C3, UTO, 740812, F",
  })
  void aSpecimenSaysWhoseItIs(
      String zone,
      Shape shape,
      String code,
      String issuer,
      String number,
      String nationality,
      String birth,
      char sex) {
    Zone read = zone(zone);
    assertThat(read.failing()).isEmpty();
    assertThat(read.shape()).isEqualTo(shape);
    assertThat(read.documentCode()).isEqualTo(code);
    assertThat(read.issuer()).isEqualTo(issuer);
    assertThat(read.documentNumber()).isEqualTo(number);
    assertThat(read.nationality()).isEqualTo(nationality);
    assertThat(read.birthDate()).isEqualTo(birth);
    assertThat(read.sex()).isEqualTo(sex);
  }

  /** One character is put in place of another, counted from 0 over the text with its bar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TD3 |  54 | 7 | document number, composite
          TD3 |  45 | K | document number, composite
          TD3 |  64 | 3 | birth date, composite
          TD3 |  58 | 8 | birth date, composite
          TD3 |  72 | 8 | expiry date, composite
          TD3 |  66 | 3 | expiry date, composite
          TD3 |  87 | 2 | optional data, composite
          TD3 |  73 | A | optional data, composite
          TD3 |  88 | 1 | composite
          TD3 |  88 | < | composite
          TD3 |  65 | M | ''
          TD3 |   5 | A | ''
          TD2 |  46 | 8 | document number, composite
          TD2 |  56 | 3 | birth date, composite
          TD2 |  64 | 8 | expiry date, composite
          TD2 |  66 | 1 | composite
          TD2 |  72 | 7 | composite
          TD1 |  14 | 8 | document number, composite
          TD1 |  17 | 1 | composite
          TD1 |  37 | 3 | birth date, composite
          TD1 |  45 | 8 | expiry date, composite
          TD1 |  51 | 1 | composite
          TD1 |  60 | 7 | composite
          """)
  void eachDigitThatFailsIsNamed(String zone, int at, char put, String failing) {
    StringBuilder text =
        new StringBuilder(zone.equals("TD1") ? TD1 : zone.equals("TD2") ? TD2 : TD3);
    assertThat(text.charAt(at)).isNotEqualTo(put);
    text.setCharAt(at, put);
    assertThat(failing(zone(text.toString()))).isEqualTo(failing);
  }

  /** Doc 9303 part 5: what does not fit in the field stands in front of the optional data. */
  @ParameterizedTest
  @CsvSource({
    "I<UTOD23145890<7349<<<<<<<<<<<|3407127M9507122UTO<<<<<<<<<<<2, D23145890734, ''",
    "I<UTOD23145890<7348<<<<<<<<<<<|3407127M9507122UTO<<<<<<<<<<<0, D23145890734, document number",
    // the nine places are not used up: what stands behind is optional data, not a number
    "I<UTOD2314589<<7349<<<<<<<<<<<|3407127M9507122UTO<<<<<<<<<<<0, D2314589<, document number",
  })
  void aNumberMayBeLongerThanItsField(String lines, String number, String failing) {
    Zone read = zone(lines + "|STEVENSON<<PETER<JOHN<<<<<<<<<");
    assertThat(read.documentNumber()).isEqualTo(number);
    assertThat(failing(read).replace(", composite", "")).isEqualTo(failing);
  }

  @Test
  void anEmptyFieldMayHaveAFillerForItsDigit() {
    String optional = TD3.substring(0, 73) + "<<<<<<<<<<<<<<";
    assertThat(failing(zone(optional + "<8"))).isEqualTo(failing(zone(optional + "08"))).isEmpty();
    assertThat(failing(zone(optional + "18"))).startsWith("optional data");
  }

  @Test
  void linesMayBeSetOffByLineFeedsAndBlanks() {
    assertThat(zone(TD1.replace("|", "\r\n") + "\n").failing()).isEmpty();
    assertThat(zone(" " + TD3.replace("|", " | ")).failing()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "|",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<1",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<100",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<|l898902c36uto7408122f1204159ze184226b<<<<<10",
        "P<UTOERIKSSON<<ÄNNA<MARIA<<<<<<<<<<<<<<<<<<<|L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<|L8988901C4UTO4009078F96121096ZE184226B<<<<<<",
        "I<UTOD231458907<<<<<<<<<<<<<<<|7408122F1204159UTO<<<<<<<<<<<6",
      })
  void aTextOfNoKnownShapeIsNoZone(String text) {
    assertThat(Zone.of(text)).isEmpty();
  }

  @Test
  void nothingThatIdentifiesIsInItsDescription() {
    assertThat(zone(TD3)).hasToString("zone of shape TD3");
  }
}
