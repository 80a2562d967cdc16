/**
 * Sorting more rows than memory holds. {@link org.borderflow.view.sort.Row} is a key and a CSV line
 * in the making, {@link org.borderflow.view.sort.RowLane} takes rows from one thread, {@link
 * org.borderflow.view.sort.SortedRows} writes them in order. Knows nothing of Kafka.
 */
package org.borderflow.view.sort;
