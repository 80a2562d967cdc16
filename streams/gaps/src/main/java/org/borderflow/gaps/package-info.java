/**
 * How far a country's border data are from the international recommendations: {@link
 * org.borderflow.gaps.GapCount} is shown crossings and refused records and makes a {@link
 * org.borderflow.gaps.GapReport}.
 *
 * <p>Everything that is said follows from whole numbers that are kept; what is recommended and from
 * where on something is good enough is data beside the code. No clock, no log, no dependency but
 * the rules. Nothing in a report says who anybody is.
 */
package org.borderflow.gaps;
