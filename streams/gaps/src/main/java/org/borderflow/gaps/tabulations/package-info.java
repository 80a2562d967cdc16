/**
 * The tabulations that are recommended, and whether they can be made: {@link
 * org.borderflow.gaps.tabulations.Tabulations} and {@link
 * org.borderflow.gaps.tabulations.Requirements} are data, {@link
 * org.borderflow.gaps.tabulations.Judge} holds them against the {@link
 * org.borderflow.gaps.tabulations.Grounds} that were counted, and {@link
 * org.borderflow.gaps.tabulations.Steps} says what would close most of the gap.
 */
package org.borderflow.gaps.tabulations;
