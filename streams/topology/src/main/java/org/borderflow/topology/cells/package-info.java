/**
 * Exact sums. Changes of cell groups come in ({@link org.borderflow.topology.cells.CellEvent}) by
 * their {@link org.borderflow.topology.cells.CellPlace place}, are added to what is there ({@link
 * org.borderflow.topology.cells.TallyCells}) and go out as flow cells, by month and by year, with
 * net flows: exact, and what disclosure control makes of them. How long people stay is added up
 * beside them ({@link org.borderflow.topology.cells.LengthCells}).
 */
package org.borderflow.topology.cells;
