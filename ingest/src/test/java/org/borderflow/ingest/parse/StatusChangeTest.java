package org.borderflow.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.Rejection;
import org.borderflow.schemas.ResidenceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Residence known from elsewhere, as a record among the others. */
class StatusChangeTest {

  private static final String HEADER =
      "record_id,record_type,person_id,document_issuer,document_number,resident,known_from\n";

  private final Pseudonyms pseudonyms =
      new Pseudonyms(PseudonymKey.of("0123456789abcdef".getBytes(UTF_8)));

  private Verdict judge(ReadingFormat format, String text) {
    RecordReader reader =
        RecordReader.of("f", new ByteArrayInputStream(text.getBytes(UTF_8)), format, Column.LAYOUT);
    assertThat(reader.next()).isTrue();
    return new CrossingParser(
            "local", "run", pseudonyms, PostRegister.empty(), LocalDate.parse("2030-01-01"))
        .parse(reader.record(), "f");
  }

  @Test
  void aLineNeedsNoColumnOfACrossing() {
    Verdict verdict = judge(ReadingFormat.CSV, HEADER + "s,status_change,P1,,,TRUE,2022-06-01\n");
    ReceivedCrossing record = ((Verdict.Accepted) verdict).crossing();
    assertThat(record.getRecordType()).isEqualTo(RecordType.STATUS_CHANGE);
    assertThat(record.getCrossing()).isNull();
    assertThat(record.getStatus())
        .isEqualTo(
            new ResidenceStatus(
                pseudonyms.ofPerson("local", "P1"), true, LocalDate.parse("2022-06-01")));
  }

  @Test
  void inJsonItIsTheSameRecord() {
    String json =
        "{\"record_id\":\"s\",\"record_type\":\"STATUS_CHANGE\",\"document_issuer\":\"FRA\","
            + "\"document_number\":\"x 1\",\"resident\":false,\"known_from\":\"2022-06-01\"}";
    ReceivedCrossing inJson = ((Verdict.Accepted) judge(ReadingFormat.JSON_LINES, json)).crossing();
    ReceivedCrossing inCsv =
        ((Verdict.Accepted)
                judge(ReadingFormat.CSV, HEADER + "s,STATUS_CHANGE,,FRA,X1,0,2022-06-01\n"))
            .crossing();
    assertThat(inJson.getStatus()).isEqualTo(inCsv.getStatus());
    assertThat(inJson.getFingerprint()).isEqualTo(inCsv.getFingerprint());
  }

  @Test
  void anotherStatusIsOtherContent() {
    long yes = fingerprint("s,STATUS_CHANGE,P1,,,1,2022-06-01\n");
    assertThat(fingerprint("s,STATUS_CHANGE,P1,,,0,2022-06-01\n")).isNotEqualTo(yes);
    assertThat(fingerprint("s,STATUS_CHANGE,P2,,,1,2022-06-01\n")).isNotEqualTo(yes);
    assertThat(fingerprint("s,STATUS_CHANGE,P1,,,1,2022-06-02\n")).isNotEqualTo(yes);
  }

  private long fingerprint(String line) {
    return ((Verdict.Accepted) judge(ReadingFormat.CSV, HEADER + line)).crossing().getFingerprint();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s,STATUS_CHANGE,,,,1,2022-06-01     | NO_IDENTITY   | person_id",
        "s,STATUS_CHANGE,P1,,,,2022-06-01    | MISSING_FIELD | resident",
        "s,STATUS_CHANGE,P1,,,yes,2022-06-01 | BAD_VALUE     | resident",
        "s,STATUS_CHANGE,P1,,,1,             | MISSING_FIELD | known_from",
        "s,STATUS_CHANGE,P1,,,1,2022-06-31   | BAD_DATE      | known_from",
        ",STATUS_CHANGE,P1,,,1,2022-06-01    | MISSING_FIELD | record_id"
      })
  void aRefusalNamesTheField(String line, String reason, String field) {
    Verdict verdict = judge(ReadingFormat.CSV, HEADER + line + "\n");
    Rejection rejection = ((Verdict.Rejected) verdict).rejection();
    assertThat(rejection.getReason()).hasToString(reason);
    assertThat(rejection.getField()).isEqualTo(field);
  }
}
