/**
 * Counts at once, from the records that were received, what the streams count record by record: for
 * releases, which are frozen at a place in the log, and to hold the streams against.
 *
 * <p>{@link org.borderflow.topology.recount.ReceivedRecords} says which records stand, {@link
 * org.borderflow.topology.recount.Tabulation} counts their histories as of a day, and {@link
 * org.borderflow.topology.recount.Revision} explains the difference between two such counts. It
 * shares the rules with the streams and nothing of their state.
 */
package org.borderflow.topology.recount;
