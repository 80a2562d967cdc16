/**
 * What {@code borderflow backtest} needs beside its options: {@link
 * org.borderflow.command.backtest.StandingCrossings} reads files into travellers' crossings without
 * a cluster, {@link org.borderflow.command.backtest.BacktestCsv} and {@link
 * org.borderflow.command.backtest.BacktestPage} write down what was found.
 */
package org.borderflow.command.backtest;
