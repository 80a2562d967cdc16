package org.borderflow.view.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvLineTest {

  private record Case(String expected, UnaryOperator<CsvLine> value) {

    @Override
    public String toString() {
      return expected;
    }
  }

  private static Case of(String expected, UnaryOperator<CsvLine> value) {
    return new Case(expected, value);
  }

  private static CsvLine date(CsvLine line, String date) {
    return line.date((int) LocalDate.parse(date).toEpochDay());
  }

  static Stream<Case> values() {
    return Stream.of(
        of("", CsvLine::empty),
        of("", line -> line.text("")),
        of("plain text", line -> line.text("plain text")),
        of("\"a,b\"", line -> line.text("a,b")),
        of("\"say \"\"yes\"\"\"", line -> line.text("say \"yes\"")),
        of("\"two\nlines\"", line -> line.text("two\nlines")),
        of("\"two\r\nlines\"", line -> line.text("two\r\nlines")),
        of("T\u0101maki \ud83d\ude00", line -> line.text("T\u0101maki \ud83d\ude00")),
        of("0", line -> line.number(0)),
        of("7", line -> line.number(7)),
        of("10", line -> line.number(10)),
        of("-15", line -> line.number(-15)),
        of("9223372036854775807", line -> line.number(Long.MAX_VALUE)),
        of("-9223372036854775808", line -> line.number(Long.MIN_VALUE)),
        of("2024-02-29", line -> date(line, "2024-02-29")),
        of("1970-01-01", line -> line.date(0)),
        of("0999-12-31", line -> date(line, "0999-12-31")),
        of("+10000-01-01", line -> date(line, "+10000-01-01")),
        of("1.000", line -> line.thousandths(1000)),
        of("0.000", line -> line.thousandths(0)),
        of("0.042", line -> line.thousandths(42)),
        of("00ff7f80", line -> line.hex(new byte[] {0, -1, 127, -128})));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valueAlone(Case example) {
    CsvLine line = new CsvLine();
    example.value.apply(line);
    assertThat(line).hasToString(example.expected);
  }

  @ParameterizedTest
  @MethodSource("values")
  void valueBetweenOthers(Case example) {
    CsvLine line = new CsvLine();
    example.value.apply(line.text("before")).text("after");
    assertThat(line).hasToString("before," + example.expected + ",after");
  }

  @Test
  void aLineIsUsedAgainFromItsStart() {
    Row row = new Row();
    row.line().text("x").end();
    row.next();
    row.line().empty().text("y").end();
    assertThat(row.line()).hasToString(",y\n");
  }
}
