package org.borderflow.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A border post of the simulated country. Latitude and longitude are as printed in the register.
 */
record Post(
    String code,
    String name,
    ZoneId zone,
    TransportMode mode,
    TimeStyle timeStyle,
    boolean numbersLines,
    Route route,
    int share,
    String latitude,
    String longitude) {

  /**
   * What stands after the local time on a day. Nobody crosses before five in the morning, so the
   * offset at noon is that of the whole day, also when clocks change at night.
   */
  String suffix(int day) {
    if (timeStyle != TimeStyle.OFFSET) {
      return "";
    }
    LocalDateTime noon = LocalDate.ofEpochDay(day).atTime(LocalTime.NOON);
    return zone.getRules().getOffset(noon).getId();
  }

  String registerLine() {
    return String.join(",", code, name, zone.getId(), mode.name(), latitude, longitude);
  }
}
