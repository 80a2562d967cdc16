/**
 * The rules of border statistics as pure functions: {@link org.borderflow.rules.RuleBook} takes one
 * traveller's crossings and an as-of date and gives an {@link org.borderflow.rules.Assessment}:
 * what each duration-of-stay rule says about each crossing, and the stays in the country.
 *
 * <p>What is old enough to be certain can be left behind: {@link org.borderflow.rules.FoldedPast}
 * is what the rules still need of it.
 *
 * <p>No clock, no log, no dependency. The same crossings and the same date always give the same
 * assessment, in whatever order the crossings came.
 */
package org.borderflow.rules;
