package org.borderflow.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"record_id":"a"}                              | 1 a
          [{"record_id":"a"},{"record_id":"b"}]          | 1 a, 2 b
          [ ]                                            |
          [{"record_id":"a"},7,{"record_id":"b"}]        | 1 a, 2 MALFORMED_LINE, 3 b
          [{"record_id":"a"},[1,[2]],{"record_id":"b"}]  | 1 a, 2 MALFORMED_LINE, 3 b
          [{"x":{"y":[1]},"record_id":"a"}]              | 1 a
          [{"sex":["M"]},{"record_id":"b"}]              | 1 MALFORMED_LINE, 2 b
          [{"sex":"M","sex":"F"},{"record_id":"b"}]      | 1 MALFORMED_LINE, 2 b
          [{"record_id":"a"}                             | 1 a, 2 MALFORMED_LINE
          [{"record_id":"a"},{"record_id":"b"            | 1 a, 2 MALFORMED_LINE b
          {"record_id":"a"} {"record_id":"b"}            | 1 a, 2 MALFORMED_LINE
          [{"record_id":"a"}] 7                          | 1 a, 2 MALFORMED_LINE
          "record_id"                                    | 1 MALFORMED_LINE
          record_id                                      | 1 MALFORMED_LINE
          """)
  void findsTheRecordsOfADocumentAndSaysWhereItBreaksOff(String document, String expected) {
    assertThat(String.join(", ", read(document))).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void aRecordThatIsTooLongDoesNotHideTheNext() {
    String filler = "x".repeat(Lines.LONGEST);
    assertThat(
            read(
                "[{\"permit\":\""
                    + filler
                    + "\"},{\"other\":\""
                    + filler
                    + "\"},{\"record_id\":\"c\"}]"))
        .containsExactly("1 TOO_LONG", "2 TOO_LONG", "3 c");
  }

  @Test
  void nothingIsEmpty() {
    assertThat(read("")).isEmpty();
    assertThat(read("  \n")).isEmpty();
  }

  private static List<String> read(String document) {
    InputStream text =
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public void close() {
            throw new AssertionError("it stays the caller's to close");
          }
        };
    RecordReader reader = RecordReader.plain("the body", text, ReadingFormat.JSON, Column.LAYOUT);
    List<String> records = new ArrayList<>();
    while (reader.next()) {
      RawRecord record = reader.record();
      String fault = record.fault() == null ? "" : record.fault().reason().name();
      String id = record.text(Column.RECORD_ID.ordinal());
      records.add((record.line() + " " + fault + " " + id).strip().replace("  ", " "));
    }
    return records;
  }
}
