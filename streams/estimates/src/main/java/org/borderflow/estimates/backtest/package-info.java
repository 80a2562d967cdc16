/**
 * How good estimates would have been: {@link org.borderflow.estimates.backtest.Backtest} looks at a
 * log from past as-of dates and holds what would have been said, and what simple baselines would
 * have said, against what came; {@link org.borderflow.estimates.backtest.Scores} sums it up.
 */
package org.borderflow.estimates.backtest;
