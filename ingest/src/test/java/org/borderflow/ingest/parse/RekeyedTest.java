package org.borderflow.ingest.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.borderflow.ingest.identity.Identity;
import org.borderflow.ingest.identity.PseudonymKey;
import org.borderflow.ingest.identity.Pseudonyms;
import org.borderflow.ingest.identity.Rekeyed;
import org.borderflow.ingest.posts.PostRegister;
import org.borderflow.ingest.read.Column;
import org.borderflow.ingest.read.RawRecord;
import org.borderflow.ingest.read.ReadingFormat;
import org.borderflow.ingest.read.RecordLayout;
import org.borderflow.ingest.read.RecordReader;
import org.borderflow.schemas.IdentityLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records under two keys: the present one and the one before. */
class RekeyedTest {

  private static final String HEADER =
      "record_id,record_type,direction,crossed_at,border_post,citizenship,birth_date,person_id,"
          + "resident,known_from,linked_person_id\n";

  private final PseudonymKey former = PseudonymKey.of("0123456789abcdef".getBytes(UTF_8));
  private final PseudonymKey present = former.replaced(LocalDate.parse("2024-01-01"));

  private static RawRecord read(ReadingFormat format, RecordLayout layout, String text) {
    RecordReader reader =
        RecordReader.of("f", new ByteArrayInputStream(text.getBytes(UTF_8)), format, layout);
    assertThat(reader.next()).isTrue();
    return reader.record();
  }

  private static RawRecord line(String line) {
    return read(ReadingFormat.CSV, Column.LAYOUT, HEADER + line + "\n");
  }

  private static Verdict.Accepted accepted(RawRecord raw, PseudonymKey key, Identity identity) {
    Verdict verdict =
        new CrossingParser(
                "local",
                "run",
                new Pseudonyms(key),
                PostRegister.empty(),
                LocalDate.parse("2030-01-01"),
                identity)
            .parse(raw, "f");
    assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
    return (Verdict.Accepted) verdict;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,,ENTRY,2024-02-01,AKL,AUS,1990-03-04,P1,,,",
        "s,STATUS_CHANGE,,,,,,P1,true,2024-01-01,",
        "l,IDENTITY_LINK,,,,,,P1,,,P2"
      })
  void aRecordIsKnownByWhatItWasUnderTheFormerKey(String line) {
    Verdict.Accepted before = accepted(line(line), former, Identity.REQUIRED);
    Verdict.Accepted after = accepted(line(line), present, Identity.REQUIRED);
    assertThat(before.rekeyed()).isEmpty();
    Rekeyed rekeyed = after.rekeyed().orElseThrow();
    assertThat(rekeyed.fingerprint())
        .isEqualTo(before.crossing().getFingerprint())
        .isNotEqualTo(after.crossing().getFingerprint());
    assertThat(rekeyed.links())
        .contains(
            new IdentityLink(
                new Pseudonyms(former).ofPerson("local", "P1"),
                new Pseudonyms(present).ofPerson("local", "P1"),
                Rekeyed.REASON));
  }

  @Test
  void linksAreOfTheFormerPseudonyms() {
    RawRecord link = line("l,IDENTITY_LINK,,,,,,P1,,,P2");
    assertThat(accepted(link, present, Identity.REQUIRED).crossing().getLink())
        .isEqualTo(accepted(link, former, Identity.REQUIRED).crossing().getLink());
  }

  @Test
  void whoeverIsNotNamedIsLinkedToNobody() {
    RawRecord record = line("a,,ENTRY,2024-02-01,AKL,AUS,,,,,");
    assertThat(accepted(record, present, Identity.NONE).rekeyed().orElseThrow().links()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a,,ENTRY,2024-02-01,AKL,AUS,1990-03-04,P1,,,", "l,IDENTITY_LINK,,,,,,P1,,,P2"})
  void whatTheEdgeSealsSaysTheSame(String line) {
    String sealed = new RecordSealer("local", new Pseudonyms(present)).seal(line(line)).toString();
    RawRecord delivered = read(ReadingFormat.JSON_LINES, Column.DOOR_LAYOUT, sealed);
    assertThat(sealed).doesNotContain("P1");
    Verdict.Accepted atTheDoor = accepted(delivered, present, Identity.OR_PSEUDONYM);
    Verdict.Accepted itself = accepted(line(line), present, Identity.REQUIRED);
    assertThat(atTheDoor.rekeyed()).isEqualTo(itself.rekeyed());
    assertThat(atTheDoor.crossing().getFingerprint()).isEqualTo(itself.crossing().getFingerprint());
  }
}
