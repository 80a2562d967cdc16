package org.borderflow.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Opens records in Confluent's wire format for reading field by field, in the order of the schema
 * this code was built with. For what is read by the million and needs no objects.
 *
 * <p>A record written with that very layout is read where it lies; one written with an older or
 * newer version of the schema is first rewritten as Avro's rules of resolution say. One instance
 * per thread.
 */
public final class WireRecords {

  private static final byte MAGIC = 0;
  private static final int HEAD = 1 + Integer.BYTES;
  private static final int NOT_FOUND = 404;

  private final SchemaRegistryClient registry;
  private final Schema expected;
  private final String layout;
  private BinaryDecoder decoder;
  private BinaryDecoder opened;
  private byte[] bytes;

  private int writerId = -1;

  /** Null while the writer's layout is the expected one. */
  private GenericDatumReader<Object> rewriting;

  /**
   * A reader of records.
   *
   * @param expected the schema whose fields the caller is going to read
   */
  public WireRecords(SchemaRegistryClient registry, Schema expected) {
    this.registry = registry;
    this.expected = expected;
    this.layout = SchemaNormalization.toParsingForm(expected);
  }

  /**
   * A decoder that stands before the record's first field; good until the next call.
   *
   * @throws SerializationException if the bytes are no record of the schema
   * @throws RegistryUnavailable if the registry does not answer
   */
  public BinaryDecoder open(byte[] wire) {
    if (wire.length < HEAD || wire[0] != MAGIC) {
      throw new SerializationException("A record is not in Confluent's wire format");
    }
    int id = ByteBuffer.wrap(wire, 1, Integer.BYTES).getInt();
    if (id != writerId) {
      rewriting = readerOf(id);
      writerId = id;
    }
    decoder = DecoderFactory.get().binaryDecoder(wire, HEAD, wire.length - HEAD, decoder);
    bytes = wire;
    opened = rewriting == null ? decoder : rewritten();
    return opened;
  }

  /** What the decoder has not read yet of the record opened last, in today's layout. */
  public byte[] rest() {
    try {
      return Arrays.copyOfRange(
          bytes, bytes.length - opened.inputStream().available(), bytes.length);
    } catch (IOException e) {
      throw new SerializationException("A record in memory cannot be read", e);
    }
  }

  private GenericDatumReader<Object> readerOf(int id) {
    try {
      if (RegistryCall.answer(() -> registry.getSchemaById(id)) instanceof AvroSchema avro) {
        Schema writer = avro.rawSchema();
        boolean same = SchemaNormalization.toParsingForm(writer).equals(layout);
        return same ? null : new GenericDatumReader<>(writer, expected);
      }
      throw new SerializationException("Schema " + id + " is not an Avro schema");
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        throw new SerializationException("There is no schema " + id, e);
      }
      throw unavailable(e);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private RegistryUnavailable unavailable(Exception e) {
    return new RegistryUnavailable(
        "The schema registry does not answer for " + expected.getName() + ": " + e.getMessage(), e);
  }

  private BinaryDecoder rewritten() {
    try {
      Object value = rewriting.read(null, decoder);
      ByteArrayOutputStream today = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(today, null);
      new GenericDatumWriter<>(expected).write(value, encoder);
      encoder.flush();
      bytes = today.toByteArray();
      return DecoderFactory.get().binaryDecoder(bytes, null);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("A record of " + expected.getName() + " cannot be read", e);
    }
  }
}
