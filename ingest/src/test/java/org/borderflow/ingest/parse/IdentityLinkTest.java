package org.borderflow.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two identities of one person, as a record among the others. */
class IdentityLinkTest {

  private static final String HEADER =
      "record_id,record_type,version,person_id,document_issuer,document_number,"
          + "linked_person_id,linked_document_issuer,linked_document_number,reason\n";

  private final Pseudonyms pseudonyms =
      new Pseudonyms(PseudonymKey.of("0123456789abcdef".getBytes(UTF_8)));

  private static RawRecord read(ReadingFormat format, RecordLayout layout, String text) {
    RecordReader reader =
        RecordReader.of("f", new ByteArrayInputStream(text.getBytes(UTF_8)), format, layout);
    assertThat(reader.next()).isTrue();
    return reader.record();
  }

  private Verdict judge(RawRecord raw, Identity identity) {
    LocalDate latest = LocalDate.parse("2030-01-01");
    return new CrossingParser("local", "run", pseudonyms, PostRegister.empty(), latest, identity)
        .parse(raw, "f");
  }

  private Verdict judge(String line) {
    return judge(read(ReadingFormat.CSV, Column.LAYOUT, HEADER + line + "\n"), Identity.REQUIRED);
  }

  private ReceivedCrossing accepted(String line) {
    return ((Verdict.Accepted) judge(line)).crossing();
  }

  @Test
  void aLineNeedsNoColumnOfACrossing() {
    ReceivedCrossing record = accepted("l,identity_link,2,P1,,,,D,c01-x,DUAL_NATIONAL");
    assertThat(record.getRecordType()).isEqualTo(RecordType.IDENTITY_LINK);
    assertThat(record.getVersion()).isEqualTo(2);
    assertThat(record.getCrossing()).isNull();
    assertThat(record.getLink())
        .isEqualTo(
            new IdentityLink(
                pseudonyms.ofPerson("local", "P1"),
                pseudonyms.ofDocument("DEU", "C01X"),
                "DUAL_NATIONAL"));
  }

  @Test
  void aHeaderWithTheLinkedPersonAloneIsEnough() {
    String text = "record_id,record_type,person_id,linked_person_id\nu,IDENTITY_UNLINK,P1,P2\n";
    Verdict verdict = judge(read(ReadingFormat.CSV, Column.LAYOUT, text), Identity.REQUIRED);
    assertThat(((Verdict.Accepted) verdict).crossing().getLink().getLinked())
        .isEqualTo(pseudonyms.ofPerson("local", "P2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"told by his wife Ann", "Dual", "A_CODE_THAT_IS_MUCH_TOO_LONG_TO_BE_ONE"})
  void wordsThatMightNameSomebodyAreNotKept(String reason) {
    assertThat(accepted("l,IDENTITY_LINK,,P1,,,P2,,," + reason).getLink().getReason()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "l,IDENTITY_LINK,,,,,P2,,,    | NO_IDENTITY   | person_id",
        "l,IDENTITY_LINK,,P1,,,,,,    | NO_IDENTITY   | linked_person_id",
        "l,IDENTITY_LINK,,P1,,,,,X1,  | NO_IDENTITY   | linked_document_issuer",
        "l,IDENTITY_UNLINK,,P1,,,,FRA,, | NO_IDENTITY | linked_document_number",
        "l,IDENTITY_LINK,,P1,,,,QQQ,X1, | UNKNOWN_CODE | linked_document_issuer",
        "l,IDENTITY_LINK,0,P1,,,P2,,, | BAD_VALUE     | version",
        ",IDENTITY_LINK,,P1,,,P2,,,   | MISSING_FIELD | record_id"
      })
  void aRefusalNamesTheField(String line, String reason, String field) {
    Rejection rejection = ((Verdict.Rejected) judge(line)).rejection();
    assertThat(rejection.getReason()).hasToString(reason);
    assertThat(rejection.getField()).isEqualTo(field);
  }

  @Test
  void everythingThatIsSaidIsContent() {
    long link = accepted("l,IDENTITY_LINK,,P1,,,P2,,,A").getFingerprint();
    assertThat(accepted("l,IDENTITY_LINK,1,P1,,,P2,,,A").getFingerprint()).isEqualTo(link);
    for (String other :
        new String[] {
          "l,IDENTITY_UNLINK,,P1,,,P2,,,A",
          "l,IDENTITY_LINK,2,P1,,,P2,,,A",
          "l,IDENTITY_LINK,,P2,,,P1,,,A",
          "l,IDENTITY_LINK,,P1,,,P3,,,A",
          "l,IDENTITY_LINK,,P1,,,P2,,,B"
        }) {
      assertThat(accepted(other).getFingerprint()).as(other).isNotEqualTo(link);
    }
  }

  /** Sealed at the edge, it is the same record to the intake; or refused for the same reason. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "l,IDENTITY_LINK,2,P1,,,,D,c01-x,DUAL_NATIONAL",
        "l,IDENTITY_UNLINK,,,FRA,X1,P2,,,said so",
        "l,IDENTITY_LINK,,P1,,,,,,",
        "l,IDENTITY_LINK,,P1,,,,QQQ,X1,",
        "l,IDENTITY_LINK,,,,,P2,,,"
      })
  void sealedAtTheEdgeItIsTheSame(String line) {
    RawRecord raw = read(ReadingFormat.CSV, Column.LAYOUT, HEADER + line + "\n");
    String sealed = new RecordSealer("local", pseudonyms).seal(raw).toString();
    assertThat(sealed).doesNotContain("P1").doesNotContain("P2").doesNotContain("said so");
    Verdict atTheIntake =
        judge(read(ReadingFormat.JSON_LINES, Column.DOOR_LAYOUT, sealed), Identity.OR_PSEUDONYM);
    if (judge(line) instanceof Verdict.Accepted plain) {
      ReceivedCrossing same = ((Verdict.Accepted) atTheIntake).crossing();
      assertThat(same.getLink()).isEqualTo(plain.crossing().getLink());
      assertThat(same.getFingerprint()).isEqualTo(plain.crossing().getFingerprint());
    } else {
      Rejection plain = ((Verdict.Rejected) judge(line)).rejection();
      Rejection same = ((Verdict.Rejected) atTheIntake).rejection();
      assertThat(same.getReason()).isEqualTo(plain.getReason());
      assertThat(same.getField()).isEqualTo(plain.getField());
    }
  }
}
