package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class WireRecordsTest {

  private static final Schema TODAY =
      SchemaBuilder.record("Thing")
          .fields()
          .requiredString("name")
          .requiredLong("count")
          .endRecord();

  /** Has its fields the other way round, one that is gone today, and a narrower number. */
  private static final Schema FORMERLY =
      SchemaBuilder.record("Thing")
          .fields()
          .requiredInt("count")
          .requiredBoolean("odd")
          .requiredString("name")
          .endRecord();

  private final MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final WireRecords records = new WireRecords(registry, TODAY);

  private byte[] wire(Schema schema, GenericData.Record value) throws Exception {
    int id = registry.register(schema.getFields().get(0).name() + "-value", new AvroSchema(schema));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0);
    bytes.write(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private void assertReads(byte[] wire, String name, long count) throws IOException {
    BinaryDecoder in = records.open(wire);
    assertThat(in.readString()).isEqualTo(name);
    assertThat(in.readLong()).isEqualTo(count);
    assertThat(in.isEnd()).isTrue();
  }

  @Test
  void recordsOfOlderSchemasAreReadAsThoseOfTodays() throws Exception {
    byte[] today =
        wire(TODAY, new GenericRecordBuilder(TODAY).set("name", "new").set("count", 7L).build());
    byte[] formerly =
        wire(
            FORMERLY,
            new GenericRecordBuilder(FORMERLY)
                .set("name", "old")
                .set("count", 8)
                .set("odd", true)
                .build());
    assertReads(today, "new", 7);
    assertReads(formerly, "old", 8);
    assertReads(today, "new", 7);
  }

  @Test
  void whatIsNotInTheWireFormatIsRefused() {
    assertThatThrownBy(() -> records.open(new byte[] {1, 0, 0, 0, 1, 0}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("wire format");
  }
}
