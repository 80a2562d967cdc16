/**
 * A made-up border at which everything goes wrong that goes wrong at real ones, and the plain rules
 * by which it must be sorted out again: {@link org.borderflow.endtoend.border.DirtyBorder} makes
 * the records, {@link org.borderflow.endtoend.border.CrossingFile} writes them as agencies do,
 * {@link org.borderflow.endtoend.border.Ledger} says what must become of each.
 */
package org.borderflow.endtoend.border;
