/**
 * Estimates of migrants whose outcome is not certain yet, as pure functions of whole-number
 * counters.
 *
 * <p>A {@link org.borderflow.estimates.Trail} is the way of one crossing to its verdict; the {@link
 * org.borderflow.estimates.Step}s it makes between {@link org.borderflow.estimates.Checkpoints} are
 * counted in {@link org.borderflow.estimates.StepCounts}; from these the {@link
 * org.borderflow.estimates.ConversionModel} learns how likely a pending crossing is to become a
 * migration. {@link org.borderflow.estimates.Revisions} gives a month's number its {@link
 * org.borderflow.estimates.Interval} from how wrong earlier numbers were; {@link
 * org.borderflow.estimates.DriftAlarm} says when travellers stop behaving as was learned.
 */
package org.borderflow.estimates;
