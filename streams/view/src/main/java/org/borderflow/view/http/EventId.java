package org.borderflow.view.http;

import java.util.OptionalLong;
import java.util.UUID;

/** Names changes of this run of the service, so that those of another are not taken for them. */
final class EventId {

  private final String run = UUID.randomUUID().toString().substring(0, 8);

  /**
   * The name of a change.
   *
   * @param table which table it is a change of
   */
  String of(String table, long number) {
    return run + "-" + table + "-" + number;
  }

  /** The number of a change; empty if it is one of another run or table, or none at all. */
  OptionalLong number(String table, String id) {
    String prefix = run + "-" + table + "-";
    if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("\\d{1,18}")) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(id.substring(prefix.length())));
  }
}
