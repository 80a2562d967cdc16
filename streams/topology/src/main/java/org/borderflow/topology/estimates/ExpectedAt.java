package org.borderflow.topology.estimates;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import org.borderflow.rules.travel.Direction;
import org.borderflow.topology.cells.CellPlace;

/**
 * Of which cell something is expected.
 *
 * @param rule the rule's place in the rule book
 * @param place where in a cube
 * @param month months since January of the year 0
 * @param direction direction of the flow
 */
record ExpectedAt(int rule, CellPlace place, int month, Direction direction) {

  void write(DataOutput out) throws IOException {
    out.writeByte(rule);
    out.writeInt(month);
    out.writeByte(direction.ordinal());
    out.writeUTF(place.text());
  }

  static ExpectedAt read(DataInputStream in) throws IOException {
    int rule = in.readUnsignedByte();
    int month = in.readInt();
    Direction direction = Direction.values()[in.readByte()];
    return new ExpectedAt(rule, new CellPlace(in.readUTF()), month, direction);
  }
}
