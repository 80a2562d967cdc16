/**
 * A made-up country and everybody who crosses its border, for demonstrations, load tests and
 * checks.
 *
 * <p>{@link org.borderflow.simulator.Simulation} says which country to play; {@link
 * org.borderflow.simulator.Chronicle} is what then happened: the records as the border agency
 * received them, day by day, and the truth behind them. Nobody in it is real.
 */
package org.borderflow.simulator;
