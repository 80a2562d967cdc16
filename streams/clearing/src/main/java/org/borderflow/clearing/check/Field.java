package org.borderflow.clearing.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of {@code FLOWS(1.0)} that a deposit is read by; others are passed over. */
public enum Field {
  STRUCTURE,
  STRUCTURE_ID,
  ACTION,
  FREQ,
  REF_AREA,
  DIRECTION,
  MEASURE,
  RULE,
  CITIZENSHIP,
  SEX,
  AGE,
  BORDER_POST,
  TRANSPORT_MODE,
  PURPOSE,
  PERMIT,
  COUNTERPART,
  BIRTH_COUNTRY,
  TIME_PERIOD,
  OBS_VALUE,
  OBS_STATUS,
  CONF_STATUS,
  AS_OF;

  /** Without these a table cannot be understood. */
  static final List<Field> REQUIRED =
      List.of(FREQ, REF_AREA, DIRECTION, MEASURE, RULE, COUNTERPART, TIME_PERIOD, OBS_VALUE);

  /** A cell that is broken down by one of these is of another cube than that of corridors. */
  static final List<Field> OF_OTHER_CUBES =
      List.of(CITIZENSHIP, BORDER_POST, TRANSPORT_MODE, PURPOSE, PERMIT, BIRTH_COUNTRY);

  private static final Map<String, Field> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Field::name, Function.identity()));

  /** The column of this name; null if it is none of them. */
  public static Field named(String name) {
    return BY_NAME.get(name);
  }
}
