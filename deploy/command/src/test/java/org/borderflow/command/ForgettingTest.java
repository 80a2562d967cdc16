package org.borderflow.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.borderflow.contract.Topics;
import org.borderflow.estimates.Method;
import org.borderflow.ingest.publish.RecordPublisher;
import org.borderflow.rules.disclosure.Disclosure;
import org.borderflow.schemas.Outcome;
import org.borderflow.schemas.OutcomeKey;
import org.borderflow.schemas.OutcomeStatus;
import org.borderflow.topology.Names;
import org.borderflow.topology.StateStores;
import org.borderflow.topology.retention.Retention;
import org.borderflow.topology.service.CommitInterval;
import org.borderflow.topology.service.Instance;
import org.borderflow.view.topic.ProgressWatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Forgetting on a real cluster: several partitions, transactions, changelogs, a restart. */
@Tag("slow")
class ForgettingTest {

  private static final int TRAVELLERS = 500;
  private static final Retention TWO_YEARS = new Retention(730);

  @TempDir private Path dir;
  private Deployment deployment;
  private RecordPublisher publisher;
  private ProgressWatch progress;
  private long tick;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void whatIsOldIsForgottenThroughARestartAndWhatWasPublishedStands() {
    start();
    everyoneCrosses("ENTRY", "2012-01-01");
    everyoneCrosses("EXIT", "2012-01-11");
    dayComes("2012-06-01");
    Map<OutcomeKey, Outcome> first = outcomes();
    assertThat(first)
        .hasSize(2 * TRAVELLERS)
        .allSatisfy(
            (key, outcome) -> assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FINAL));

    dayComes("2018-01-01");
    // However much of the sweep was made by now.
    stop();
    start();
    everyoneCrosses("ENTRY", "2018-01-05");
    everyoneCrosses("ENTRY", "2015-12-31");
    dayComes("2018-01-06");

    Map<OutcomeKey, Outcome> second = outcomes();
    assertThat(second).hasSize(3 * TRAVELLERS).containsAllEntriesOf(first);
    assertThat(progress.totals(Names.RECORDS_STAGE))
        .containsEntry("accepted", 3L * TRAVELLERS)
        .containsEntry("rejected", (long) TRAVELLERS)
        .containsEntry("standing", 3L * TRAVELLERS);
    awaitEntries(StateStores.RECORDS, TRAVELLERS);
    awaitEntries(StateStores.HISTORIES, 2 * TRAVELLERS);
    stop();
  }

  private void start() {
    deployment =
        Deployment.embedded(
            dir,
            Deployment.Ports.ANY,
            new StreamsPlan(
                Method.of(RuleOptions.ruleBook("NZL", "12/16", "set-aside")),
                TWO_YEARS,
                Disclosure.UNPROTECTED,
                CommitInterval.ofMillis(100),
                Instance.ONLY));
    publisher = deployment.publisher();
    progress = deployment.progress();
  }

  private void stop() {
    progress.close();
    publisher.close();
    deployment.close();
  }

  private void everyoneCrosses(String direction, String date) {
    new Commuters(TRAVELLERS, publisher).cross(direction, date);
  }

  private void dayComes(String date) {
    tick++;
    publisher.tick(tick, LocalDate.parse(date));
    deployment.await(progress, Names.CELLS_STAGE, tick, Duration.ofSeconds(60));
  }

  private Map<OutcomeKey, Outcome> outcomes() {
    var keys = deployment.serdes().key(Topics.OUTCOMES).deserializer();
    var values = deployment.serdes().value(Topics.OUTCOMES).deserializer();
    String topic = Topics.OUTCOMES.name();
    Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
    deployment
        .topics()
        .read(
            topic,
            record -> {
              OutcomeKey key = keys.deserialize(topic, record.key());
              if (record.value() == null) {
                outcomes.remove(key);
              } else {
                outcomes.put(key, values.deserialize(topic, record.value()));
              }
            });
    return outcomes;
  }

  /** Waits until the sweep has left so many entries of a store in its changelog. */
  private void awaitEntries(String store, int expected) {
    while (entries(store) != expected) {
      assertThat(deployment.notReady()).isEmpty();
    }
  }

  private int entries(String store) {
    Set<ByteBuffer> entries = new HashSet<>();
    deployment
        .topics()
        .read(
            "border-flows-" + store + "-changelog",
            record -> {
              ByteBuffer key = ByteBuffer.wrap(record.key());
              if (record.value() == null) {
                entries.remove(key);
              } else {
                entries.add(key);
              }
            });
    return entries.size();
  }
}
