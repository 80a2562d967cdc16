package org.borderflow.estimates;

/**
 * One step that a crossing made from one checkpoint to the next, while it was pending.
 *
 * @param traits of the crossing
 * @param month of the day on which the step was complete, in months since January of the year 0
 * @param checkpoint number of the checkpoint from which it led, see {@link Checkpoints}
 * @param from state there
 * @param to state at the next one
 */
public record Step(Traits traits, int month, int checkpoint, int from, int to) {}
