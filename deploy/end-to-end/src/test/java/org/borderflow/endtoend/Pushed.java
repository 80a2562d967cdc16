package org.borderflow.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;

/**
 * The records that agencies push: numbered, so that each can be told from its record id. Most are
 * good; of one in forty the direction is no direction.
 */
final class Pushed {

  private static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);
  private static final int DAYS = 700;
  private static final int ONE_IS_BAD = 40;

  private Pushed() {}

  static boolean isGood(int record) {
    return record % ONE_IS_BAD != 7;
  }

  /** The number of a record, from its record id. */
  static int number(String recordId) {
    return Integer.parseInt(recordId.substring(1));
  }

  /**
   * A body.
   *
   * @param from number of the first record
   * @param to number after the last
   */
  static byte[] csv(int from, int to) {
    StringBuilder body =
        new StringBuilder("record_id,direction,crossed_at,border_post,person_id,citizenship\n");
    for (int record = from; record < to; record++) {
      body.append('r').append(record);
      body.append(',').append(direction(record));
      body.append(',').append(FIRST_DAY.plusDays(record % DAYS));
      body.append(",AKL,p").append(record / 2).append(",FRA\n");
    }
    return body.toString().getBytes(UTF_8);
  }

  /** The same as JSON Lines. */
  static byte[] json(int from, int to) {
    StringBuilder body = new StringBuilder();
    for (int record = from; record < to; record++) {
      body.append(
          String.format(
              "{\"record_id\":\"r%d\",\"direction\":\"%s\",\"crossed_at\":\"%s\","
                  + "\"border_post\":\"AKL\",\"person_id\":\"p%d\",\"citizenship\":\"FRA\"}%n",
              record, direction(record), FIRST_DAY.plusDays(record % DAYS), record / 2));
    }
    return body.toString().getBytes(UTF_8);
  }

  private static String direction(int record) {
    if (!isGood(record)) {
      return "sideways";
    }
    return record % 2 == 0 ? "ENTRY" : "EXIT";
  }
}
