package org.borderflow.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Confluent's wire format for the records of one subject: a zero byte, the schema's id in four
 * bytes, Avro binary.
 *
 * <p>The bytes are those of Confluent's own serializer, and the ids come from its client. But that
 * serializer looks the id up in a bounded cache, under a lock, for every record; here a subject's
 * id is asked for once. Safe for use by many threads.
 */
final class WireFormat<T extends SpecificRecord> {

  private static final byte MAGIC = 0;
  private static final int NOT_FOUND = 404;
  private static final int HEAD = 1 + Integer.BYTES;
  private static final int USUAL_BYTES = 128;

  private final SchemaRegistryClient registry;
  private final String subject;
  private final Schema schema;
  private final SpecificDatumWriter<T> writer;
  private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();
  private volatile int id = -1;

  WireFormat(SchemaRegistryClient registry, String subject, Schema schema) {
    this.registry = registry;
    this.subject = subject;
    this.schema = schema;
    this.writer = new SpecificDatumWriter<>(schema);
  }

  byte[] write(T value) {
    if (value == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    int ownId = id();
    out.write(MAGIC);
    out.write(ownId >>> 24);
    out.write(ownId >>> 16);
    out.write(ownId >>> 8);
    out.write(ownId);
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new SerializationException("A record of " + subject + " cannot be written", e);
    }
    return out.toByteArray();
  }

  T read(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length < HEAD || bytes[0] != MAGIC) {
      throw new SerializationException("Not in Confluent's wire format");
    }
    int writtenWith = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
    DatumReader<T> reader = readers.computeIfAbsent(writtenWith, this::reader);
    try {
      return reader.read(
          null, DecoderFactory.get().binaryDecoder(bytes, HEAD, bytes.length - HEAD, null));
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("A record of " + subject + " cannot be read", e);
    }
  }

  private DatumReader<T> reader(int writtenWith) {
    try {
      AvroSchema written =
          (AvroSchema)
              RegistryCall.answer(() -> registry.getSchemaBySubjectAndId(subject, writtenWith));
      return new SpecificDatumReader<>(written.rawSchema(), schema);
    } catch (RestClientException e) {
      if (e.getStatus() == NOT_FOUND) {
        throw new SerializationException("There is no schema " + writtenWith, e);
      }
      throw unavailable(e);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  /** The id of the subject's schema, asked for once. */
  int id() {
    if (id < 0) {
      try {
        id = RegistryCall.answer(() -> registry.getId(subject, new AvroSchema(schema)));
      } catch (IOException | RestClientException e) {
        throw unavailable(e);
      }
    }
    return id;
  }

  private RegistryUnavailable unavailable(Exception e) {
    return new RegistryUnavailable(
        "The schema registry does not answer for " + subject + ": " + e.getMessage(), e);
  }
}
