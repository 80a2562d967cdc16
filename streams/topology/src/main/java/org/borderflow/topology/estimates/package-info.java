/**
 * Beside the cells: what is to be expected of crossings that are pending.
 *
 * <p>The histories tell what they observe of pending crossings, as whole numbers to add and to take
 * away, and which crossings are pending. One task adds it up, learns from it whenever it has
 * changed ({@link org.borderflow.estimates.Estimator}) and tells the cells what to expect: so all
 * that is pending is seen by the same lights, whenever it came. A day passes through it on its way
 * to the cells.
 */
package org.borderflow.topology.estimates;
