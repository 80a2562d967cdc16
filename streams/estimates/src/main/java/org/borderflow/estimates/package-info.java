/**
 * Estimates of migrants whose outcome is not certain yet, as pure functions of whole-number
 * counters.
 *
 * <p>A {@link org.borderflow.estimates.Trail} is the way of one crossing to its verdict; the steps
 * it makes between {@link org.borderflow.estimates.Checkpoints}, and where it stands at the end of
 * each month, are counted in {@link org.borderflow.estimates.Observations}. An {@link
 * org.borderflow.estimates.Estimator} is told these month by month: its {@link
 * org.borderflow.estimates.ConversionModel} learns how likely a pending crossing is to become a
 * migration, {@link org.borderflow.estimates.Revisions} how wrong earlier numbers were, {@link
 * org.borderflow.estimates.DriftAlarm} when travellers stop behaving as before. What is to be said
 * on a day is its {@link org.borderflow.estimates.Outlook}: of each {@link
 * org.borderflow.estimates.PendingCrossing} an {@link org.borderflow.estimates.Expectation}, which
 * add up to the {@link org.borderflow.estimates.CellValue} of a cell.
 */
package org.borderflow.estimates;
