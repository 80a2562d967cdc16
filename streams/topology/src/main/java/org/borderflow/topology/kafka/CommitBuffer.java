package org.borderflow.topology.kafka;

import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Calls back right before each commit, inside the transaction.
 *
 * <p>Sums that are held back to be sent once, combined, must leave before the offsets of what they
 * were made from are committed; otherwise a crash loses them. A punctuation is no such moment: a
 * commit may come before it. Kafka Streams flushes its own caches at exactly the right one, and
 * this presents itself as such a cache. It holds nothing and has no changelog.
 */
public final class CommitBuffer implements StateStore, CachedStateStore<Object, Object> {

  private final String name;
  private Runnable beforeCommit = () -> {};
  private boolean open;

  private CommitBuffer(String name) {
    this.name = name;
  }

  /**
   * Sets what a processor does before each commit. To be called in the processor's {@code init}.
   *
   * @param context the processor's context; what the action forwards goes to its children
   */
  public void beforeCommit(ProcessorContext<?, ?> context, Runnable action) {
    InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
    ProcessorNode<?, ?, ?, ?> self = internal.currentNode();
    this.beforeCommit =
        () -> {
          ProcessorNode<?, ?, ?, ?> present = internal.currentNode();
          internal.setCurrentNode(self);
          try {
            action.run();
          } finally {
            internal.setCurrentNode(present);
          }
        };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void flushCache() {
    beforeCommit.run();
  }

  @Override
  public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean oldValues) {
    return false;
  }

  @Override
  public void clearCache() {}

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** A builder of the buffer of this name. */
  public static StoreBuilder<CommitBuffer> builder(String name) {
    return new Builder(name);
  }

  private record Builder(String name) implements StoreBuilder<CommitBuffer> {

    @Override
    public StoreBuilder<CommitBuffer> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitBuffer> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<CommitBuffer> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException("A commit buffer holds nothing to log");
    }

    @Override
    public StoreBuilder<CommitBuffer> withLoggingDisabled() {
      return this;
    }

    @Override
    public CommitBuffer build() {
      return new CommitBuffer(name);
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
