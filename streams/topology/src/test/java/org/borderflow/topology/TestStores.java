package org.borderflow.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.borderflow.topology.ticks.StageLedger;

/** The stores of a task, on disk where they are on disk, without a topology around them. */
public final class TestStores implements AutoCloseable {

  private final StateDirectory directory = new StateDirectory();
  private final MockProcessorContext<Object, Object> context;
  private final List<StateStore> open = new ArrayList<>();
  private KeyValueStore<String, byte[]> ledger;

  /** No store yet. */
  public TestStores() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "stores");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    context = new MockProcessorContext<>(config, new TaskId(0, 0), directory.file());
  }

  /** Opens a store. */
  public <S extends StateStore> S open(StoreBuilder<S> builder) {
    S store = builder.withLoggingDisabled().withCachingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    open.add(store);
    return store;
  }

  /** Opens the ledger. */
  public StageLedger ledger() {
    ledger = open(StageLedger.builder("ledger"));
    return new StageLedger(ledger);
  }

  /** How much there is in the ledger. */
  public long entriesOfLedger() {
    return ledger.approximateNumEntries();
  }

  @Override
  public void close() {
    open.forEach(StateStore::close);
    directory.close();
  }
}
