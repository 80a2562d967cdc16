/**
 * How well crossings are put together to people: {@link org.borderflow.gaps.people.Linkage} tells
 * documents per person, {@link org.borderflow.gaps.people.Repeats} finds the crossings that have no
 * counterpart. Nothing here says who anybody is.
 */
package org.borderflow.gaps.people;
