package org.borderflow.view.live;

import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.borderflow.contract.AvroSerdes;
import org.borderflow.contract.ReceivedAt;
import org.borderflow.contract.Topics;
import org.borderflow.schemas.FlowCellKey;

/**
 * Sees in the exact cells, beside whoever else follows them, when crossings arrive: every crossing
 * that comes, goes or is corrected changes the number of crossings of its month, of all posts and
 * of its own, and nothing else changes that.
 */
public final class CellArrivals implements TopicFollower.Listener {

  private static final String MONTHLY = "M";
  private static final String CROSSINGS = "CROSSINGS";
  private static final String NET = "NET";
  private static final String TOTAL = "_T";

  private final TopicFollower.Listener beside;
  private final Witness witness;
  private final Deserializer<FlowCellKey> keys;

  /** Is told what is seen. */
  public interface Witness {

    /**
     * The number of crossings of all posts has changed, and can be read from now on.
     *
     * @param receivedAt when the earliest record behind the change had been received, in
     *     milliseconds since 1970
     */
    void published(long receivedAt);

    /**
     * A post was heard of.
     *
     * @param receivedAt when its latest record had been received, in milliseconds since 1970
     */
    void heard(String post, long receivedAt);
  }

  /**
   * @param beside who else follows the same topics
   */
  public CellArrivals(TopicFollower.Listener beside, AvroSerdes serdes, Witness witness) {
    this.beside = beside;
    this.witness = witness;
    this.keys = serdes.key(Topics.FLOW_CELLS).deserializer();
  }

  @Override
  public void begin() {
    beside.begin();
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record, boolean old) {
    beside.visit(record, old);
    if (record.topic().equals(Topics.FLOW_CELLS.name())) {
      see(record, old);
    }
  }

  private void see(ConsumerRecord<byte[], byte[]> record, boolean old) {
    FlowCellKey key = keys.deserialize(record.topic(), record.key());
    if (!key.getMeasure().equals(CROSSINGS)
        || !key.getFreq().equals(MONTHLY)
        || key.getDirection().equals(NET)) {
      return;
    }
    OptionalLong receivedAt = ReceivedAt.in(record.headers());
    if (!key.getBorderPost().equals(TOTAL)) {
      witness.heard(key.getBorderPost(), receivedAt.orElse(record.timestamp()));
    } else if (!old && receivedAt.isPresent() && isTotal(key)) {
      witness.published(receivedAt.getAsLong());
    }
  }

  private static boolean isTotal(FlowCellKey key) {
    return key.getCitizenship().equals(TOTAL)
        && key.getSex().equals(TOTAL)
        && key.getAge().equals(TOTAL)
        && key.getTransportMode().equals(TOTAL)
        && key.getPurpose().equals(TOTAL)
        && key.getPermit().equals(TOTAL)
        && key.getCounterpart().equals(TOTAL)
        && key.getBirthCountry().equals(TOTAL);
  }

  @Override
  public void caughtUp() {
    beside.caughtUp();
  }
}
