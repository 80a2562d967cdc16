package org.borderflow.view.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.util.Utf8;
import org.borderflow.view.sort.CsvLine;
import org.borderflow.view.sort.SortKey;

/** The kinds of fields that occur, from Avro straight to text. Null is the empty value. */
final class Words {

  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");

  private Words() {}

  static byte[] ascii(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  /** The symbols of an enumeration, by the number that stands for them in Avro. */
  static byte[][] symbols(Schema enumeration) {
    return enumeration.getEnumSymbols().stream().map(Words::ascii).toArray(byte[][]::new);
  }

  /** The field's schema; of a field that may be null the other one. */
  static Schema field(Schema record, String name) {
    Schema schema = record.getField(name).schema();
    return schema.isUnion() ? schema.getTypes().get(1) : schema;
  }

  /** The pseudonym as part of what a row is recognised by. */
  static void traveller(byte[] pseudonym, SortKey key) {
    ByteBuffer bytes = ByteBuffer.wrap(pseudonym);
    key.number(bytes.getLong());
    key.number(bytes.getLong());
  }

  static void text(Utf8 text, SortKey key) {
    key.text(text.getBytes(), 0, text.getByteLength());
  }

  static void text(Utf8 text, CsvLine line) {
    line.text(text.getBytes(), 0, text.getByteLength());
  }

  /** Whether a field that may be null has a value. */
  static boolean present(BinaryDecoder in) throws IOException {
    return in.readIndex() == 1;
  }

  static void symbolOrEmpty(BinaryDecoder in, byte[][] symbols, CsvLine line) throws IOException {
    if (present(in)) {
      line.plain(symbols[in.readEnum()]);
    } else {
      line.empty();
    }
  }

  static void booleanOrEmpty(BinaryDecoder in, CsvLine line) throws IOException {
    if (present(in)) {
      line.plain(in.readBoolean() ? TRUE : FALSE);
    } else {
      line.empty();
    }
  }

  static void dateOrEmpty(BinaryDecoder in, CsvLine line) throws IOException {
    if (present(in)) {
      line.date(in.readInt());
    } else {
      line.empty();
    }
  }
}
