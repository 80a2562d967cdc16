package org.borderflow.topology.estimates;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.borderflow.estimates.Course;
import org.borderflow.estimates.PendingCrossing;
import org.borderflow.estimates.Trail;
import org.borderflow.estimates.Traits;
import org.borderflow.rules.flow.Dimension;

/**
 * A pending crossing and where it is counted.
 *
 * @param crossing where it stands
 * @param codes its code in each dimension, in their order
 */
public record PendingPlace(PendingCrossing crossing, List<String> codes) {

  private static final int WAITING = 1;
  private static final int FAR = 2;
  private static final int SAME_WAY = 4;

  public PendingPlace {
    codes = List.copyOf(codes);
  }

  /** What a trail says of a day on which it is pending. */
  public static PendingPlace of(Trail trail, int day) {
    List<String> codes = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      codes.add(dimension.codeOf(trail.crossing()));
    }
    return new PendingPlace(PendingCrossing.of(trail, day), codes);
  }

  String code(Dimension dimension) {
    return codes.get(dimension.ordinal());
  }

  void write(DataOutput out) throws IOException {
    Course course = crossing.course();
    out.writeInt(crossing.date());
    out.writeByte(
        (course.waiting() ? WAITING : 0)
            | (course.far() ? FAR : 0)
            | (course.sameWay() ? SAME_WAY : 0));
    out.writeInt(course.back());
    out.writeInt(course.since());
    out.writeUTF(crossing.traits().text());
    for (String code : codes) {
      out.writeUTF(code);
    }
  }

  static PendingPlace read(DataInputStream in) throws IOException {
    int date = in.readInt();
    int flags = in.readByte();
    Course course =
        new Course(
            (flags & WAITING) != 0,
            (flags & FAR) != 0,
            (flags & SAME_WAY) != 0,
            in.readInt(),
            in.readInt());
    Traits traits = new Traits(in.readUTF());
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < Dimension.values().length; i++) {
      codes.add(in.readUTF());
    }
    return new PendingPlace(new PendingCrossing(traits, date, course), codes);
  }
}
