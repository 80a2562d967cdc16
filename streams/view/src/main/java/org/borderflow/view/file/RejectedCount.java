package org.borderflow.view.file;

/**
 * What {@code rejected.csv} holds.
 *
 * @param rows rows in all
 * @param awaiting corrections and cancellations among them that came in with this run and whose
 *     target has not come
 */
public record RejectedCount(long rows, long awaiting) {}
