package org.borderflow.topology.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.borderflow.rules.travel.Day;
import org.borderflow.topology.records.RecordEntry.Amendments;
import org.borderflow.topology.records.RecordEntry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordEntrySerdeTest {

  private static final Serde<RecordEntry> SERDE = RecordEntrySerde.serde();
  private static final byte[] TRAVELLER = new byte[16];
  private static final int DATE = Day.parse("2024-02-29");
  private static final Amendments CORRECTED =
      new Amendments(false, 3, "c", new byte[] {1, 2, 3}, List.of("x", "ü"));

  static Stream<RecordEntry> entries() {
    return Stream.of(
        RecordEntry.UNSEEN,
        RecordEntry.of(Kind.AMENDMENT, Long.MIN_VALUE, Day.NONE, null),
        RecordEntry.of(Kind.AMENDMENT, 1, DATE, Amendments.NONE.cancel()),
        RecordEntry.UNSEEN.withAmendments(CORRECTED).withLastDate(DATE),
        RecordEntry.of(Kind.ORIGINAL, 5, DATE, null).standingFor(TRAVELLER, DATE),
        RecordEntry.of(Kind.ORIGINAL, 5, DATE, CORRECTED).standingFor(TRAVELLER, DATE - 40),
        RecordEntry.of(Kind.ORIGINAL, 5, DATE, CORRECTED).standingFor(TRAVELLER, DATE + 40),
        RecordEntry.of(Kind.ORIGINAL, 5, -1, null).standingFor(TRAVELLER, -1),
        RecordEntry.of(Kind.ORIGINAL, 5, Day.parse("0000-01-01"), null),
        RecordEntry.of(Kind.ORIGINAL, 5, Day.parse("9999-12-31"), null));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void anEntryIsReadAsItWasWritten(RecordEntry entry) {
    assertThat(SERDE.deserializer().deserialize("", SERDE.serializer().serialize("", entry)))
        .usingRecursiveComparison()
        .isEqualTo(entry);
  }

  @Test
  void aRecordThatStandsTakesTwentyEightBytes() {
    RecordEntry standing =
        RecordEntry.of(Kind.ORIGINAL, 5, DATE, null).standingFor(TRAVELLER, DATE);
    assertThat(SERDE.serializer().serialize("", standing)).hasSize(28);
  }
}
