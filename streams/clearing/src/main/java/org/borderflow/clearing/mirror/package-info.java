/**
 * What two countries report of one corridor, side by side. The {@link
 * org.borderflow.clearing.mirror.Ledger} puts deposits together; a {@link
 * org.borderflow.clearing.mirror.Mirror} holds the emigration that the origin reports against the
 * immigration that the destination reports, period by period: a {@link
 * org.borderflow.clearing.mirror.MirrorCell} has both, their difference and ratio if their
 * definitions are alike, and the {@link org.borderflow.clearing.mirror.Best} figure that can be had
 * of them. What is not there is a gap, never a zero.
 */
package org.borderflow.clearing.mirror;
