package org.borderflow.contract;

import java.util.List;
import org.apache.avro.Schema;

/** Guards code that reads or writes the fields of a record one by one, without Avro's objects. */
public final class Layout {

  private Layout() {}

  /**
   * The schema, when its fields are the ones the caller is going to read or write, in that order. A
   * schema that was changed without its readers must not turn into nonsense.
   *
   * @throws IllegalStateException if it has other fields
   */
  public static Schema ofFields(Schema record, String... names) {
    List<String> fields = record.getFields().stream().map(Schema.Field::name).toList();
    if (!fields.equals(List.of(names))) {
      throw new IllegalStateException(
          record.getName() + " is read as " + List.of(names) + " but consists of " + fields);
    }
    return record;
  }
}
