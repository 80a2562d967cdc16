package org.borderflow.view.cells;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of {@code BF:FLOWS(1.0)}, in the order of the files of flows. */
public enum Column {
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
  AS_OF,
  FINAL_COUNT,
  PENDING_COUNT,
  LOWER,
  UPPER,
  SHARE_FINAL;

  private static final List<Column> DIMENSIONS =
      Arrays.stream(values()).filter(column -> column.compareTo(OBS_VALUE) < 0).toList();
  private static final List<Column> BREAKDOWNS =
      DIMENSIONS.stream()
          .filter(c -> c.compareTo(CITIZENSHIP) >= 0 && c.compareTo(BIRTH_COUNTRY) <= 0)
          .toList();

  private final String camel;

  Column() {
    StringBuilder name = new StringBuilder();
    for (String word : name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    this.camel = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** The columns that tell cells apart. */
  public static List<Column> dimensions() {
    return DIMENSIONS;
  }

  /** The dimensions that a cube may total: from citizenship to country of birth. */
  public static List<Column> breakdowns() {
    return BREAKDOWNS;
  }

  /** Its name in queries, in JSON and in the topics: {@code borderPost}. */
  public String camel() {
    return camel;
  }
}
