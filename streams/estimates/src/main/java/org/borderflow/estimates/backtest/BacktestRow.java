package org.borderflow.estimates.backtest;

import org.borderflow.estimates.Interval;
import org.borderflow.estimates.Snapshot.Flow;

/**
 * What would have been said of one month at one lead, and what came of it.
 *
 * @param month reference month, in months since January of the year 0
 * @param lead at lead L the as-of date is the last day of the L-th month after the reference month
 * @param estimate migrants that were certain and expected
 * @param interval in which the number was to be found with a probability of 95 %
 * @param end the number in the end
 * @param intention the number by stated intention, see {@link Baselines}
 * @param lastYear the number by last year's conversion; NaN if nothing was settled then
 * @param chainLadder the number by the chain ladder; NaN if nothing was settled then
 * @param seasonal the number by the seasonal chain ladder; NaN if nothing was settled then
 * @param variance that chance alone gives the end
 */
public record BacktestRow(
    Flow flow,
    int month,
    int lead,
    double estimate,
    Interval interval,
    long end,
    double intention,
    double lastYear,
    double chainLadder,
    double seasonal,
    double variance) {}
