package org.borderflow.topology.codec;

import java.util.List;
import java.util.Map;
import org.borderflow.estimates.CellValue;
import org.borderflow.rules.disclosure.PublicCell;
import org.borderflow.rules.flow.Dimension;
import org.borderflow.rules.flow.Measure;
import org.borderflow.schemas.ConfidentialityStatus;
import org.borderflow.schemas.FlowCell;
import org.borderflow.schemas.FlowCellKey;
import org.borderflow.schemas.ObservationStatus;
import org.borderflow.schemas.PublicFlowCell;

/** From the rules' counters to the topics' flow cells. */
public final class CellCodec {

  static final int DIMENSIONS = FlowCellKey.getClassSchema().getFields().size();

  private CellCodec() {}

  /**
   * Key of a cell.
   *
   * @param freq M or A
   * @param direction A, D or NET
   * @param rule name of the rule, or _Z
   * @param codes codes of the dimensions that are not totalled
   * @param period month or year
   */
  public static FlowCellKey key(
      String freq,
      String country,
      String direction,
      Measure measure,
      String rule,
      Map<Dimension, String> codes,
      String period) {
    return new FlowCellKey(
        freq,
        country,
        direction,
        measure.name(),
        rule,
        code(codes, Dimension.CITIZENSHIP),
        code(codes, Dimension.SEX),
        code(codes, Dimension.AGE),
        code(codes, Dimension.BORDER_POST),
        code(codes, Dimension.TRANSPORT_MODE),
        code(codes, Dimension.PURPOSE),
        code(codes, Dimension.PERMIT),
        code(codes, Dimension.COUNTERPART),
        code(codes, Dimension.BIRTH_COUNTRY),
        period);
  }

  /** The codes of all dimensions of a cell, in the order of the published columns. */
  public static List<String> dimensions(FlowCellKey key) {
    String[] codes = new String[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      codes[i] = (String) key.get(i);
    }
    return List.of(codes);
  }

  /**
   * Value of a cell; null if there is nothing in it.
   *
   * @param travellers distinct travellers who contribute to it
   */
  public static FlowCell cell(CellValue value, long travellers) {
    return value.settled() == 0 && value.pending() == 0
        ? null
        : new FlowCell(
            value.settled(),
            value.pending(),
            travellers,
            value.thousandths(),
            value.lower(),
            value.upper(),
            value.shareFinal());
  }

  /** Value of a public cell. */
  public static PublicFlowCell publicCell(PublicCell cell) {
    return new PublicFlowCell(
        cell.value(),
        ObservationStatus.valueOf(cell.obsStatus()),
        ConfidentialityStatus.valueOf(cell.confStatus()));
  }

  private static String code(Map<Dimension, String> codes, Dimension dimension) {
    return codes.getOrDefault(dimension, Dimension.TOTAL);
  }
}
