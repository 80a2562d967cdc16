package org.borderflow.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not comma-separated UTF-8. */
class DialectTest {

  private static final RecordLayout LAYOUT =
      new RecordLayout(List.of("name", "place"), List.of(Set.of("name", "place")), -1);

  private static List<String> read(byte[] bytes, ReadingFormat format, Dialect dialect) {
    RecordReader reader =
        RecordReader.of("f", new ByteArrayInputStream(bytes), format, LAYOUT, dialect);
    List<String> read = new ArrayList<>();
    while (reader.next()) {
      RawRecord raw = reader.record();
      read.add(
          raw.line()
              + " "
              + (raw.fault() == null ? raw.text(0) + "/" + raw.text(1) : raw.fault().reason()));
    }
    return read;
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ','",
    "ISO-8859-1, ;",
    "windows-1252, '|'",
    "UTF-16, ';'",
    "UTF-16LE, ','",
    "IBM850, '\t'",
  })
  void theSameTextIsReadFromEveryEncodingAndSeparator(String encoding, char separator) {
    String text = "place,name\nZürich,\"Renée, \"\"R\"\"\"\n\nLa Coruña,María\n";
    byte[] bytes =
        text.replace(", ", "~")
            .replace(',', separator)
            .replace("~", ", ")
            .getBytes(Charset.forName(encoding));
    assertThat(read(bytes, ReadingFormat.CSV, new Dialect(Charset.forName(encoding), separator)))
        .containsExactly("2 Renée, \"R\"/Zürich", "4 María/La Coruña");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    String text = "\ufeffname,place\na,b\n";
    for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      assertThat(read(text.getBytes(charset), ReadingFormat.CSV, new Dialect(charset, ',')))
          .containsExactly("2 a/b");
    }
  }

  /** 0x81 is nothing in windows-1252; a file may be longer than any buffer. */
  @Test
  void aLineThatCannotBeDecodedIsOneRefusedLine() {
    StringBuilder text = new StringBuilder("name,place\n");
    for (int line = 2; line <= 9_000; line++) {
      text.append(line % 1000 == 0 ? "\u0081" : "é").append(line).append(",Zürich\n");
    }
    List<String> read =
        read(
            text.toString().getBytes(StandardCharsets.ISO_8859_1),
            ReadingFormat.CSV,
            new Dialect(Charset.forName("windows-1252"), ','));
    assertThat(read).hasSize(8_999).contains("2 é2/Zürich", "8999 é8999/Zürich");
    assertThat(read.stream().filter(line -> line.endsWith("BAD_ENCODING")))
        .hasSize(9)
        .contains("1000 BAD_ENCODING", "9000 BAD_ENCODING");
  }

  @Test
  void jsonAndGzipTooComeInOtherEncodings() throws IOException {
    String json = "{\"name\":\"Renée\",\"place\":\"Zürich\"}\n";
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(json.getBytes(StandardCharsets.UTF_16BE));
    }
    assertThat(
            read(
                packed.toByteArray(),
                ReadingFormat.SNIFFED,
                new Dialect(StandardCharsets.UTF_16BE, ',')))
        .containsExactly("1 Renée/Zürich");
  }

  @ParameterizedTest
  @ValueSource(chars = {'"', '\n', '\r', 'é'})
  void someCharactersCannotSeparateFields(char separator) {
    assertThatThrownBy(() -> new Dialect(StandardCharsets.UTF_8, separator))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aComposedRecordHoldsWhatItWasGivenHoweverLong() {
    ComposedRecord composed = new ComposedRecord(LAYOUT);
    composed.begin(7);
    composed.set(1, "é");
    composed.set(0, "x".repeat(5_000));
    assertThat(composed.record().line()).isEqualTo(7);
    assertThat(composed.record().text(1)).isEqualTo("é");
    assertThat(composed.record().text(0)).hasSize(5_000);
    assertThat(composed.record().plain()).isFalse();
    composed.begin(8);
    assertThat(composed.record().text(0)).isEmpty();
    assertThat(composed.record().plain()).isTrue();
  }
}
