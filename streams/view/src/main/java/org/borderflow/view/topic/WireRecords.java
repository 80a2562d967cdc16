package org.borderflow.view.topic;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

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
  private static final int HEAD = 5;

  private final SchemaRegistryClient registry;
  private final Schema expected;
  private final String layout;
  private BinaryDecoder decoder;

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

  /** A decoder that stands before the record's first field; good until the next call. */
  public BinaryDecoder open(byte[] wire) {
    if (wire.length < HEAD || wire[0] != MAGIC) {
      throw new IllegalStateException("A record is not in Confluent's wire format");
    }
    int id = ByteBuffer.wrap(wire, 1, Integer.BYTES).getInt();
    if (id != writerId) {
      rewriting = readerOf(id);
      writerId = id;
    }
    decoder = DecoderFactory.get().binaryDecoder(wire, HEAD, wire.length - HEAD, decoder);
    return rewriting == null ? decoder : rewritten();
  }

  private GenericDatumReader<Object> readerOf(int id) {
    try {
      if (registry.getSchemaById(id) instanceof AvroSchema avro) {
        Schema writer = avro.rawSchema();
        boolean same = SchemaNormalization.toParsingForm(writer).equals(layout);
        return same ? null : new GenericDatumReader<>(writer, expected);
      }
      throw new IllegalStateException("Schema " + id + " is not an Avro schema");
    } catch (IOException e) {
      throw new UncheckedIOException("The schema registry cannot be reached", e);
    } catch (RestClientException e) {
      throw new IllegalStateException(
          "The schema registry has no schema " + id + ": " + e.getMessage(), e);
    }
  }

  private BinaryDecoder rewritten() {
    try {
      Object value = rewriting.read(null, decoder);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new GenericDatumWriter<>(expected).write(value, encoder);
      encoder.flush();
      return DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
    } catch (IOException e) {
      throw new UncheckedIOException("A record cannot be read", e);
    }
  }
}
