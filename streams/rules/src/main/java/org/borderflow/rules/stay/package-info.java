/**
 * Time spent in the country: {@link org.borderflow.rules.stay.Stays} pairs entries with exits into
 * {@link org.borderflow.rules.stay.Stay}s; {@link org.borderflow.rules.stay.ShortStayAllowance} is
 * the rule of 90 days in any 180 and says what a {@link org.borderflow.rules.stay.ShortStay} used
 * of it and whether it went over.
 */
package org.borderflow.rules.stay;
