package org.borderflow.simulator;

/** How a post writes the time of a crossing: agencies never agree on that. */
enum TimeStyle {
  /** {@code 2024-03-05T14:10:00+13:00}. */
  OFFSET,
  /** {@code 2024-03-05T14:10:00}, in the zone of the post. */
  LOCAL,
  /** {@code 2024-03-05}: a paper ledger; only the line number tells the order. */
  DATE_ONLY
}
