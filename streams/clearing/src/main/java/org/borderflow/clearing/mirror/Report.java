package org.borderflow.clearing.mirror;

import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Mark;

/**
 * What one country reports of one corridor in one period.
 *
 * @param mark what is known
 * @param value thousandths of a person; 0 where there is no value
 * @param deposit number of the deposit that says so
 * @param definition by what it was counted
 */
public record Report(Mark mark, long value, long deposit, Definition definition) {

  /** Whether there is a number. */
  public boolean hasValue() {
    return mark.hasValue();
  }
}
