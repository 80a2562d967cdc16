package org.borderflow.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.IntSupplier;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Writes records in Confluent's wire format field by field, in the order of the schema. For what is
 * written by the million and needs no objects. One instance per thread.
 */
public final class WireWriter {

  private static final byte MAGIC = 0;
  private static final int USUAL_BYTES = 256;

  private final IntSupplier schemaId;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
  private final BinaryEncoder encoder =
      new EncoderFactory().configureBufferSize(USUAL_BYTES).binaryEncoder(out, null);

  WireWriter(IntSupplier schemaId) {
    this.schemaId = schemaId;
  }

  /** An encoder that stands before a new record's first field; good until {@link #end()}. */
  public BinaryEncoder begin() {
    int id = schemaId.getAsInt();
    // A record that was given up half-written must not stand before the next one.
    flush();
    out.reset();
    out.write(MAGIC);
    out.write(id >>> 24);
    out.write(id >>> 16);
    out.write(id >>> 8);
    out.write(id);
    return encoder;
  }

  /** The finished record. */
  public byte[] end() {
    flush();
    return out.toByteArray();
  }

  private void flush() {
    try {
      encoder.flush();
    } catch (IOException e) {
      throw new SerializationException("A record in memory cannot be written", e);
    }
  }
}
