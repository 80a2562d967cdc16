/**
 * Whether a table that was brought may be deposited. An {@link
 * org.borderflow.clearing.check.Examination} is shown its rows one after the other and comes to a
 * {@link org.borderflow.clearing.check.Verdict}: the table, or every {@link
 * org.borderflow.clearing.check.Finding} that speaks against it, each with a {@link
 * org.borderflow.clearing.check.Reason} that stays the same. A table is accepted whole or not at
 * all.
 */
package org.borderflow.clearing.check;
