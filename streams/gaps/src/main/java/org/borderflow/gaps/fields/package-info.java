/**
 * How far the columns of crossing records are filled: {@link org.borderflow.gaps.fields.Variable}
 * says in which {@link org.borderflow.gaps.fields.FieldState} a column of a crossing is, {@link
 * org.borderflow.gaps.fields.FieldTable} counts that by post, agency and month, {@link
 * org.borderflow.gaps.fields.Trend} tells where it is going. Every {@link
 * org.borderflow.gaps.fields.Share} keeps its two whole numbers.
 */
package org.borderflow.gaps.fields;
