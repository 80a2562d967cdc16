package org.borderflow.topology.kafka;

import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
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
 *
 * <p>As it sees every commit it also keeps the pace of them.
 */
public final class CommitBuffer implements StateStore, CachedStateStore<Object, Object> {

  private final String name;
  private final CommitPace pace;
  private Runnable beforeCommit = () -> {};

  /** Whether there is anything to commit: to ask for a commit of nothing is to ask for the next. */
  private boolean holds;

  private boolean open;

  private CommitBuffer(String name, CommitPace pace) {
    this.name = name;
    this.pace = pace;
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
          holds = false;
          pace.commits();
        };
    if (!pace.isFixed()) {
      context.schedule(
          pace.asking(),
          PunctuationType.WALL_CLOCK_TIME,
          now -> {
            if (pace.isDue(now) && holds) {
              context.commit();
            }
          });
    }
  }

  /** Something came that is to be committed. */
  public void holds() {
    holds = true;
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

  /**
   * A builder of the buffer of this name.
   *
   * @param pace how often the instance commits
   */
  public static StoreBuilder<CommitBuffer> builder(String name, CommitPace pace) {
    return new Builder(name, pace);
  }

  private record Builder(String name, CommitPace pace) implements StoreBuilder<CommitBuffer> {

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
      return new CommitBuffer(name, pace);
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
