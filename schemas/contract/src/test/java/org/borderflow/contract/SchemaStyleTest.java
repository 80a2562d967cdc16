package org.borderflow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schema owes those who read it without our code. */
class SchemaStyleTest {

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeAndFieldSaysWhatItMeans(Schema type) {
    assertThat(type.getDoc()).as("doc of %s", type).isNotBlank();
    for (Schema.Field field : fields(type)) {
      assertThat(field.doc()).as("doc of %s.%s", type.getName(), field.name()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void datesAreDates(Schema type) {
    for (Schema.Field field : fields(type)) {
      assertThat(isDate(field.schema()))
          .as("%s.%s is an int of logical type date", type.getName(), field.name())
          .isEqualTo(namesADate(field.name()));
    }
  }

  @Test
  void aDateIsKnownByTheLastWordOfItsName() {
    for (String name : List.of("date", "day", "entryDate", "knownFrom", "decidedOn", "to")) {
      assertThat(namesADate(name)).as(name).isTrue();
    }
    for (String name : List.of("secondOfDay", "version", "direction", "fromPartition", "today1")) {
      assertThat(namesADate(name)).as(name).isFalse();
    }
  }

  /** By its last word; secondOfDay is no day. */
  private static boolean namesADate(String name) {
    return name.matches("date|day|from|to|until|on")
        || name.matches(".*(?<!Of)(Date|Day|From|To|Until|On)");
  }

  private static boolean isDate(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream().anyMatch(SchemaStyleTest::isDate)
        : schema.getLogicalType() instanceof LogicalTypes.Date;
  }

  private static List<Schema.Field> fields(Schema type) {
    return type.getType() == Schema.Type.RECORD ? type.getFields() : List.of();
  }

  /** Every named type of every topic, once. */
  static Stream<Schema> types() {
    Map<String, Schema> types = new LinkedHashMap<>();
    for (Topic<?, ?> topic : Topics.EVERY) {
      gather(topic.keySchema(), types);
      gather(topic.valueSchema(), types);
    }
    return types.values().stream();
  }

  private static void gather(Schema schema, Map<String, Schema> types) {
    switch (schema.getType()) {
      case RECORD -> {
        if (types.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> gather(field.schema(), types));
        }
      }
      case ENUM, FIXED -> types.putIfAbsent(schema.getFullName(), schema);
      case UNION -> schema.getTypes().forEach(branch -> gather(branch, types));
      case ARRAY -> gather(schema.getElementType(), types);
      case MAP -> gather(schema.getValueType(), types);
      default -> {
        // A primitive: its meaning is in the doc of its field.
      }
    }
  }
}
