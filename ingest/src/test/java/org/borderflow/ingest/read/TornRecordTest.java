package org.borderflow.ingest.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

/** A record over several lines, one of whose quotes is not closed. */
class TornRecordTest {

  @Test
  void itsSecondLineDoesNotTellADocumentNumberForAnId() {
    String text =
        "record_id,direction,crossed_at,border_post,mrz,citizenship\n"
            + "1,\"ENTRY,2024-01-05,AKL,\"P<FRA\nC01X2\",ENTRY,2024-01-05,AKL,,FRA\n"
            + "2,ENTRY,2024-01-05,AKL,,FRA\n";
    RecordReader reader =
        RecordReader.of(
            "f", new ByteArrayInputStream(text.getBytes(UTF_8)), ReadingFormat.CSV, Column.LAYOUT);
    assertThat(reader.next()).isTrue();
    assertThat(reader.record().fault()).isNotNull();
    assertThat(reader.next()).isTrue();
    assertThat(reader.record().fault()).isNotNull();
    int slot = Column.RECORD_ID.ordinal();
    assertThat(reader.record().to(slot) - reader.record().from(slot)).isZero();
    assertThat(reader.next()).isTrue();
    assertThat(reader.record().fault()).isNull();
  }
}
