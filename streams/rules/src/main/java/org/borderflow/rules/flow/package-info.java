/**
 * From assessed travellers to the cells of the flow tables.
 *
 * <p>A {@link org.borderflow.rules.flow.Cube} is a set of {@link
 * org.borderflow.rules.flow.Dimension dimensions} to break flows down by. A {@link
 * org.borderflow.rules.flow.CellGroup} is one place in a cube: its codes, a month and a direction;
 * it holds {@link org.borderflow.rules.flow.Counters}, one pair of whole numbers for each measure.
 * {@link org.borderflow.rules.flow.Contributions} says what one crossing or one stay adds to which
 * groups, so that the same can later be taken away again, exactly.
 */
package org.borderflow.rules.flow;
