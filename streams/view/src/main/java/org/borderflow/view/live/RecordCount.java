package org.borderflow.view.live;

import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How many records there are in what is followed. Offsets do not tell it where records are written
 * in transactions, which take offsets themselves. For any number of threads.
 */
public final class RecordCount implements TopicFollower.Listener {

  private long count;
  private boolean known;

  @Override
  public synchronized void begin() {
    count = 0;
    known = false;
  }

  @Override
  public synchronized void visit(ConsumerRecord<byte[], byte[]> record, boolean old) {
    count++;
  }

  @Override
  public synchronized void caughtUp() {
    known = true;
  }

  /** How many there are; empty as long as that is not known. */
  public synchronized OptionalLong count() {
    return known ? OptionalLong.of(count) : OptionalLong.empty();
  }
}
