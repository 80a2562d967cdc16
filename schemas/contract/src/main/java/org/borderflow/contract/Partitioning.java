package org.borderflow.contract;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;
import org.borderflow.schemas.Traveller;

/**
 * Which partition a key belongs to, decided from the key's meaning and not from its bytes on the
 * wire: those begin with a schema id, which differs from registry to registry.
 */
public final class Partitioning {

  private Partitioning() {}

  /** Partition of a record: by agency and record id. */
  public static int ofRecord(String agency, String recordId, int partitions) {
    byte[] bytes = (agency + '\u001f' + recordId).getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % partitions;
  }

  /** Partition of a traveller. A pseudonym is already as good as random, so its first bytes do. */
  public static int ofTraveller(Traveller traveller, int partitions) {
    byte[] b = traveller.bytes();
    int head = (b[0] & 0xff) << 16 | (b[1] & 0xff) << 8 | (b[2] & 0xff);
    return head % partitions;
  }
}
