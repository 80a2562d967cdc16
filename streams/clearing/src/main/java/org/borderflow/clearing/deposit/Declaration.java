package org.borderflow.clearing.deposit;

import java.util.Set;

/**
 * What a depositor says of one deposit, beside its definition.
 *
 * @param revises version of the country's latest deposit under the rule, which this one changes; 0
 *     if it changes nothing that was meant to stay
 * @param reason why it does; empty if it does not
 * @param confirmed periods whose unusual figures were looked into and are right
 * @param exactReleased whether the country agrees to show exact cells, marked not for publication,
 *     to the readers of its deposits
 */
public record Declaration(
    long revises, String reason, Set<Period> confirmed, boolean exactReleased) {

  /** Nothing to say. */
  public static final Declaration NOTHING = new Declaration(0, "", Set.of(), false);

  public Declaration {
    confirmed = Set.copyOf(confirmed);
  }
}
