package org.borderflow.topology.codec;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.util.Utf8;
import org.apache.kafka.common.errors.SerializationException;
import org.borderflow.contract.Layout;
import org.borderflow.rules.travel.Crossing;
import org.borderflow.rules.travel.Day;
import org.borderflow.rules.travel.Direction;
import org.borderflow.rules.travel.TravellerClass;

/**
 * The facts of a crossing, from Avro's bytes straight to the rules' view of them. Every crossing is
 * read at least once per assessment of its traveller: this is the inner loop. For one thread.
 */
final class CrossingFields {

  private static final Schema SCHEMA =
      Layout.ofFields(
          org.borderflow.schemas.Crossing.getClassSchema(),
          "traveller",
          "direction",
          "date",
          "secondOfDay",
          "borderPost",
          "sequence",
          "citizenship",
          "residenceCountry",
          "birthCountry",
          "otherCountry",
          "birthYear",
          "birthMonth",
          "sex",
          "purpose",
          "permit",
          "authorisedUntil",
          "transportMode",
          "travellerClass",
          "identified");
  private static final int TRAVELLER_BYTES = SCHEMA.getField("traveller").schema().getFixedSize();
  private static final Direction[] DIRECTIONS =
      symbols("direction").map(Direction::valueOf).toArray(Direction[]::new);
  private static final String[] SEXES = symbols("sex").toArray(String[]::new);
  private static final String[] PURPOSES = symbols("purpose").toArray(String[]::new);
  private static final String[] MODES = symbols("transportMode").toArray(String[]::new);
  private static final TravellerClass[] CLASSES =
      symbols("travellerClass").map(TravellerClass::valueOf).toArray(TravellerClass[]::new);

  private final Texts texts = new Texts();
  private final byte[] traveller = new byte[TRAVELLER_BYTES];
  private Utf8 text = new Utf8();

  /** The pseudonym with which a crossing's bytes begin. */
  static byte[] traveller(byte[] crossing) {
    return Arrays.copyOf(crossing, TRAVELLER_BYTES);
  }

  /** The date that comes behind the pseudonym and the direction, each a number of Avro's. */
  static int date(byte[] crossing) {
    int at = TRAVELLER_BYTES;
    while (crossing[at] < 0) {
      at++;
    }
    at++;
    int zigzag = crossing[at] & 0x7f;
    for (int shift = 7; crossing[at] < 0; shift += 7) {
      at++;
      zigzag |= (crossing[at] & 0x7f) << shift;
    }
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  /** Reads a crossing and says what the rules see of it. */
  Crossing read(BinaryDecoder in, String agency, String recordId) throws IOException {
    in.readFixed(traveller);
    Direction direction = symbol(in, DIRECTIONS);
    int date = in.readInt();
    int secondOfDay = present(in) ? in.readInt() : -1;
    String borderPost = code(in);
    long sequence = present(in) ? in.readLong() : -1;
    String citizenship = code(in);
    String residenceCountry = code(in);
    String birthCountry = code(in);
    String otherCountry = code(in);
    int birthYear = present(in) ? in.readInt() : 0;
    int birthMonth = present(in) ? in.readInt() : 0;
    String sex = symbol(in, SEXES);
    String purpose = symbol(in, PURPOSES);
    String permit = code(in);
    int authorisedUntil = present(in) ? in.readInt() : Day.NONE;
    String transportMode = symbol(in, MODES);
    TravellerClass stated = symbol(in, CLASSES);
    TravellerClass travellerClass = in.readBoolean() ? stated : TravellerClass.UNIDENTIFIED;
    return new Crossing(
        agency,
        recordId,
        direction,
        date,
        secondOfDay,
        borderPost,
        sequence,
        citizenship,
        residenceCountry,
        birthCountry,
        otherCountry,
        birthYear,
        birthMonth,
        sex,
        purpose,
        permit,
        authorisedUntil,
        transportMode,
        travellerClass);
  }

  /** Reads over a crossing; fails wherever {@link #read} would. */
  void check(BinaryDecoder in) throws IOException {
    in.readFixed(traveller);
    symbol(in, DIRECTIONS);
    in.readInt();
    number(in);
    string(in);
    if (present(in)) {
      in.readLong();
    }
    string(in);
    string(in);
    string(in);
    string(in);
    number(in);
    number(in);
    symbol(in, SEXES);
    symbol(in, PURPOSES);
    string(in);
    number(in);
    symbol(in, MODES);
    symbol(in, CLASSES);
    in.readBoolean();
  }

  private void number(BinaryDecoder in) throws IOException {
    if (present(in)) {
      in.readInt();
    }
  }

  private void string(BinaryDecoder in) throws IOException {
    text = in.readString(text);
  }

  private String code(BinaryDecoder in) throws IOException {
    text = in.readString(text);
    return texts.of(text);
  }

  /** Whether a field that may be null has a value. */
  static boolean present(BinaryDecoder in) throws IOException {
    int branch = in.readIndex();
    if (branch < 0 || branch > 1) {
      throw new SerializationException("A union of two has no branch " + branch);
    }
    return branch == 1;
  }

  static <E> E symbol(BinaryDecoder in, E[] symbols) throws IOException {
    int number = in.readEnum();
    if (number < 0 || number >= symbols.length) {
      throw new SerializationException("An enumeration has no symbol " + number);
    }
    return symbols[number];
  }

  private static Stream<String> symbols(String field) {
    return SCHEMA.getField(field).schema().getEnumSymbols().stream();
  }
}
