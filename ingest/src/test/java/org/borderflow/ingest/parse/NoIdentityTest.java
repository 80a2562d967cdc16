package org.borderflow.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.schemas.ReceivedCrossing;
import org.junit.jupiter.api.Test;

/** Records of a source that does not say who crossed. */
class NoIdentityTest {

  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms(PseudonymKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

  private static List<ReceivedCrossing> parse(String agency, String... lines) {
    String header =
        "record_id,direction,crossed_at,border_post,citizenship,person_id,record_type,corrects\n";
    byte[] text = (header + String.join("\n", lines)).getBytes(StandardCharsets.UTF_8);
    RecordReader reader =
        RecordReader.of("f", new ByteArrayInputStream(text), ReadingFormat.CSV, Column.LAYOUT);
    CrossingParser parser =
        new CrossingParser(
            agency,
            "run",
            PSEUDONYMS,
            PostRegister.empty(),
            LocalDate.parse("2030-01-01"),
            Identity.NONE);
    List<ReceivedCrossing> records = new ArrayList<>();
    while (reader.next()) {
      records.add(((Verdict.Accepted) parser.parse(reader.record(), "f")).crossing());
    }
    return records;
  }

  @Test
  void noTwoRecordsMeetNorDoesAPersonUnderThem() {
    List<ReceivedCrossing> records =
        parse("local", "r1,A,2024-03-05,P,NZL,,,", "r2,A,2024-03-05,P,NZL,r1,,");
    records.addAll(parse("other", "r1,A,2024-03-05,P,NZL,,,"));
    assertThat(records)
        .extracting(record -> record.getCrossing().getTraveller())
        .doesNotHaveDuplicates()
        .doesNotContain(PSEUDONYMS.ofPerson("local", "r1"));
    assertThat(records).allMatch(record -> !record.getCrossing().getIdentified());
  }

  @Test
  void theSameRecordSentAgainIsTheSame() {
    List<ReceivedCrossing> records =
        parse("local", "r1,A,2024-03-05,P,NZL,,,", "r1,A,2024-03-05,P,NZL,,,");
    assertThat(records.get(1).getFingerprint()).isEqualTo(records.get(0).getFingerprint());
    assertThat(records.get(1).getCrossing()).isEqualTo(records.get(0).getCrossing());
  }

  @Test
  void aCorrectionIsAboutTheSameCrossing() {
    List<ReceivedCrossing> records =
        parse("local", "r1,A,2024-03-05,P,NZL,,,", "r2,A,2024-03-06,P,NZL,,CORRECTION,r1");
    assertThat(records.get(1).getCrossing().getTraveller())
        .isEqualTo(records.get(0).getCrossing().getTraveller());
  }
}
