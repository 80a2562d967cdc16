package org.borderflow.topology.estimates;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.borderflow.topology.codec.TravellerBytes;

/**
 * Which crossing, under which rule.
 *
 * @param rule the rule's place in the rule book
 * @param traveller pseudonym of the traveller
 * @param agency the agency that sent the crossing
 * @param recordId the crossing's record id
 */
public record PendingId(int rule, byte[] traveller, String agency, String recordId) {

  /** Whether the traveller was erased: it is counted, and nothing is said of it. */
  boolean isOfNobody() {
    return agency.isEmpty();
  }

  void write(DataOutput out) throws IOException {
    out.writeByte(rule);
    out.write(traveller);
    out.writeUTF(agency);
    out.writeUTF(recordId);
  }

  static PendingId read(DataInputStream in) throws IOException {
    int rule = in.readUnsignedByte();
    byte[] traveller = new byte[TravellerBytes.SIZE];
    in.readFully(traveller);
    return new PendingId(rule, traveller, in.readUTF(), in.readUTF());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PendingId that
        && rule == that.rule
        && recordId.equals(that.recordId)
        && agency.equals(that.agency)
        && Arrays.equals(traveller, that.traveller);
  }

  @Override
  public int hashCode() {
    return 31 * recordId.hashCode() + rule;
  }

  @Override
  public String toString() {
    return agency + "/" + recordId + "/" + rule;
  }
}
