/**
 * What a country deposits: a {@link org.borderflow.clearing.deposit.Deposit} is a table of {@link
 * org.borderflow.clearing.deposit.Series}, under the {@link
 * org.borderflow.clearing.deposit.Definition} by which it was counted.
 *
 * <p>Counts are thousandths of a person, exact whole numbers. Countries are ISO 3166-1 alpha-3.
 * Source of the idea that immigration statistics of destinations stand for emigration of the
 * origin, and of what a definition must tell: UNECE, <cite>Guidelines for Exchanging Data to
 * Improve Emigration Statistics</cite> (2010); United Nations, <cite>Recommendations on Statistics
 * of International Migration, Revision 1</cite> (1998).
 */
package org.borderflow.clearing.deposit;
