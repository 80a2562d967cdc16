package org.borderflow.topology;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import org.borderflow.schemas.Crossing;
import org.borderflow.schemas.Direction;
import org.borderflow.schemas.IdentityLink;
import org.borderflow.schemas.Origin;
import org.borderflow.schemas.Purpose;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.RecordType;
import org.borderflow.schemas.ResidenceStatus;
import org.borderflow.schemas.Sex;
import org.borderflow.schemas.TransportMode;
import org.borderflow.schemas.Traveller;
import org.borderflow.schemas.TravellerClass;

/** Made-up records in few words. */
public final class Records {

  static final String AGENCY = "local";

  private Records() {}

  static Traveller traveller(int number) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    while (bytes.hasRemaining()) {
      bytes.putShort((short) number);
    }
    return new Traveller(bytes.array());
  }

  /** A tourist's crossing. */
  public static Crossing.Builder crossing(int traveller, Direction direction, String date) {
    return Crossing.newBuilder()
        .setTraveller(traveller(traveller))
        .setDirection(direction)
        .setDate(LocalDate.parse(date))
        .setBorderPost("AAA")
        .setCitizenship("FRA")
        .setSex(Sex.F)
        .setBirthYear(1990)
        .setBirthMonth(5)
        .setPurpose(Purpose.HOLIDAY)
        .setTransportMode(TransportMode.AIR)
        .setTravellerClass(TravellerClass.ORDINARY);
  }

  static ReceivedCrossing entry(String recordId, int traveller, String date) {
    return received(recordId, crossing(traveller, Direction.ENTRY, date).build());
  }

  static ReceivedCrossing exit(String recordId, int traveller, String date) {
    return received(recordId, crossing(traveller, Direction.EXIT, date).build());
  }

  static ReceivedCrossing received(String recordId, Crossing crossing) {
    return record(recordId, RecordType.NEW, null, 1, crossing);
  }

  static ReceivedCrossing correction(
      String recordId, String corrects, int version, Crossing crossing) {
    return record(recordId, RecordType.CORRECTION, corrects, version, crossing);
  }

  static ReceivedCrossing cancellation(String recordId, String corrects) {
    return record(recordId, RecordType.CANCELLATION, corrects, 1, null);
  }

  static ReceivedCrossing statusChange(
      String recordId, int traveller, boolean resident, String knownFrom) {
    ResidenceStatus status =
        new ResidenceStatus(traveller(traveller), resident, LocalDate.parse(knownFrom));
    return new ReceivedCrossing(
        AGENCY,
        recordId,
        RecordType.STATUS_CHANGE,
        null,
        1,
        (long) status.hashCode(),
        new Origin("run", "file.csv", 2L),
        status,
        null,
        null);
  }

  /** Two travellers are one person, or are not. */
  static ReceivedCrossing link(
      String recordId, RecordType type, int version, int traveller, int linked) {
    String content = type + "|" + version + "|" + traveller + "|" + linked;
    return new ReceivedCrossing(
        AGENCY,
        recordId,
        type,
        null,
        version,
        (long) content.hashCode(),
        new Origin("run", "file.csv", 2L),
        null,
        new IdentityLink(traveller(traveller), traveller(linked), ""),
        null);
  }

  private static ReceivedCrossing record(
      String recordId, RecordType type, String corrects, int version, Crossing crossing) {
    String content = type + "|" + corrects + "|" + version + "|" + crossing;
    return new ReceivedCrossing(
        AGENCY,
        recordId,
        type,
        corrects,
        version,
        (long) content.hashCode(),
        new Origin("run", "file.csv", 2L),
        null,
        null,
        crossing);
  }
}
