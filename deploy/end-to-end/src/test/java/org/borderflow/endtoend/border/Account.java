package org.borderflow.endtoend.border;

import java.util.List;

/**
 * What must have become of the lines of one replay.
 *
 * @param rejectedRows record id and reason of each row of {@code rejected.csv}, sorted: the lines
 *     refused, and all amendments so far whose target has not come
 */
public record Account(
    long received, long accepted, long duplicates, long rejected, List<String> rejectedRows) {}
