package org.borderflow.exchange.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.borderflow.clearing.check.Reason;
import org.borderflow.clearing.deposit.Provenance.Channel;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.mirror.Ledger;
import org.borderflow.clearing.mirror.MirrorCell;
import org.borderflow.exchange.codec.Receipt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand deposits made wrong out of a good one: every reason, again and again. */
class BrokenDepositsTest {

  private static final int MANY = 1_000;

  private final MemoryArchive archive = new MemoryArchive();
  private ClearingHouse house;

  @BeforeEach
  void depositAnEarlierOne() {
    house =
        new ClearingHouse(
            KnownCodes.all(),
            archive,
            Clock.fixed(Instant.parse("2024-06-10T08:00:00Z"), ZoneOffset.UTC));
    assertThat(
            house
                .receive(
                    new Delivery(
                        Channel.HTTP,
                        "NZL",
                        area -> true,
                        "flows.csv",
                        "",
                        Tables.earlier().csv(),
                        Definitions.bytes(Definitions.of("NZL"))))
                .findings())
        .isEmpty();
  }

  @Test
  void theOneTheyAreMadeOfIsAccepted() {
    Receipt receipt = house.receive(Broken.sound());

    assertThat(receipt.findings()).isEmpty();
    assertThat(receipt.version()).isEqualTo(2);
    assertThat(receipt.counts()).containsEntry("revised", 0L);
  }

  @Test
  void eachIsRefusedForTheRightReasonAndNothingElseChanges() {
    Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    List<List<MirrorCell>> before = cells();
    int parts = archive.parts().size();

    for (int i = 0; i < MANY; i++) {
      Reason reason = Reason.values()[i % Reason.values().length];
      Receipt receipt = house.receive(Broken.delivery(reason, new Random(i)));

      assertThat(receipt.accepted()).as("%s, number %d", reason, i).isFalse();
      assertThat(receipt.reasons().keySet())
          .as("%s, number %d: %s", reason, i, receipt.findings())
          .containsExactly(reason.name());
      refused.merge(reason, 1, Integer::sum);
    }

    assertThat(refused.keySet()).containsExactly(Reason.values());
    assertThat(cells()).isEqualTo(before);
    assertThat(archive.parts()).hasSize(parts);
    assertThat(archive.receipts()).hasSize(MANY + 1);
    assertThat(house.receive(Broken.sound()).accepted()).as("and one that is right").isTrue();
  }

  private List<List<MirrorCell>> cells() {
    Ledger ledger = house.ledger();
    List<List<MirrorCell>> cells = new ArrayList<>();
    ledger
        .corridors(new Ledger.Choice(null, null, null, null, null, null))
        .forEach(corridor -> cells.add(ledger.cells(corridor, Reader.KEEPER)));
    return cells;
  }
}
