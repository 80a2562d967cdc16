/**
 * Flow cells in memory: a {@link org.borderflow.view.cells.CellTable} holds those of one topic as
 * they stand now, hands out what a {@link org.borderflow.view.cells.CellFilter} lets through, and
 * remembers its latest changes.
 */
package org.borderflow.view.cells;
