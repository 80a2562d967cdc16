package org.borderflow.clearing.deposit;

import java.math.BigDecimal;

/** Exact numbers with up to three decimals, as whole thousandths. */
public final class Thousandths {

  private static final int DECIMALS = 3;

  private Thousandths() {}

  /** As it is written: {@code 12}, {@code 12.5}. */
  public static String text(long thousandths) {
    return thousandths % Series.THOUSANDTHS == 0
        ? Long.toString(thousandths / Series.THOUSANDTHS)
        : BigDecimal.valueOf(thousandths, DECIMALS).stripTrailingZeros().toPlainString();
  }

  /**
   * A quotient, rounded to the nearest whole, halves away from zero.
   *
   * @param divisor greater than 0
   */
  public static long rounded(long dividend, long divisor) {
    long half = divisor / 2;
    return dividend < 0 ? -((-dividend + half) / divisor) : (dividend + half) / divisor;
  }
}
