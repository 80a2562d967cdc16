package org.borderflow.topology.estimates;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderflow.estimates.Counts;
import org.borderflow.estimates.Estimator;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.ObservedGroup;
import org.borderflow.estimates.ObservedGroup.Span;
import org.borderflow.topology.codec.Written;
import org.borderflow.topology.kafka.RecentEntries;

/**
 * What was observed, by rule, period and group. Sums are held back until the next look or commit:
 * the same groups come again and again.
 *
 * <p>Key: rule (1 byte), span (1 byte), period (4 bytes), group. So months are read in order.
 */
final class ObservationStore {

  private static final int HEAD = 2 + Integer.BYTES;

  private static final int ENTRIES_AT_HAND = 20_000;

  private final KeyValueStore<Bytes, byte[]> store;
  private final RecentEntries sums;
  private final Map<Bytes, Counts> heldBack = new HashMap<>();

  ObservationStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.sums = new RecentEntries(store, ENTRIES_AT_HAND);
  }

  void add(EstimateEvent.Observed observed) {
    heldBack.merge(key(observed.rule(), observed.group()), observed.counts(), Counts::plus);
  }

  /** How many groups have sums held back. */
  int heldBack() {
    return heldBack.size();
  }

  /** Adds what was held back. */
  void flush() {
    heldBack.forEach(
        (key, change) -> {
          byte[] stored = sums.get(key);
          Counts sum =
              stored == null ? change : Written.read(stored, CountsBytes::read).plus(change);
          sums.put(key, sum.size() == 0 ? null : Written.bytes(out -> CountsBytes.write(sum, out)));
        });
    heldBack.clear();
  }

  /** Tells an estimator what was observed under a rule in all weeks. */
  void tellWeeks(Estimator estimator, int rule) {
    try (KeyValueIterator<Bytes, byte[]> weeks = all(rule, Span.WEEK)) {
      while (weeks.hasNext()) {
        KeyValue<Bytes, byte[]> each = weeks.next();
        estimator.week(
            period(each.key), group(each.key), Written.read(each.value, CountsBytes::read));
      }
    }
  }

  /** The first month in which something was observed under a rule; that of a day if nothing was. */
  int firstMonth(int rule, int asOf) {
    try (KeyValueIterator<Bytes, byte[]> months = all(rule, Span.MONTH)) {
      return months.hasNext() ? period(months.peekNextKey()) : Months.of(asOf);
    }
  }

  /**
   * Tells an estimator what was observed under a rule in a month.
   *
   * @param asOf the last day that is known
   * @return in how many groups
   */
  int tellMonth(Estimator estimator, int rule, int month, int asOf) {
    Map<String, Counts> groups = new HashMap<>();
    try (KeyValueIterator<Bytes, byte[]> each =
        store.range(head(rule, Span.MONTH, month), head(rule, Span.MONTH, month + 1))) {
      while (each.hasNext()) {
        KeyValue<Bytes, byte[]> next = each.next();
        if (period(next.key) == month) {
          groups.put(group(next.key), Written.read(next.value, CountsBytes::read));
        }
      }
    }
    estimator.month(month, groups, asOf);
    return groups.size();
  }

  private KeyValueIterator<Bytes, byte[]> all(int rule, Span span) {
    return store.range(head(rule, span, 0), head(rule, span, Integer.MAX_VALUE));
  }

  private static Bytes head(int rule, Span span, int period) {
    return Bytes.wrap(
        ByteBuffer.allocate(HEAD)
            .put((byte) rule)
            .put((byte) span.ordinal())
            .putInt(period)
            .array());
  }

  private static Bytes key(int rule, ObservedGroup group) {
    byte[] name = group.group().getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(HEAD + name.length)
            .put((byte) rule)
            .put((byte) group.span().ordinal())
            .putInt(group.period())
            .put(name)
            .array());
  }

  private static int period(Bytes key) {
    return ByteBuffer.wrap(key.get()).getInt(2);
  }

  private static String group(Bytes key) {
    return new String(key.get(), HEAD, key.get().length - HEAD, StandardCharsets.UTF_8);
  }
}
