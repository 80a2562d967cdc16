/**
 * What a deployment shows of itself at {@code /metrics}: {@link
 * org.borderflow.command.metrics.StreamsMetrics} of the streams and of what waits for them, {@link
 * org.borderflow.command.metrics.CellMetrics} of what arrives in the cells. Names that others rely
 * on are those of the contract; labels have few values, and nothing of a person is among them.
 */
package org.borderflow.command.metrics;
