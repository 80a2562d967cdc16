/**
 * Which records stand. The only place that knows a record by its id: {@link
 * org.borderflow.topology.records.StandRecords} finds duplicates and conflicts by the record's own
 * id and applies corrections and cancellations by their target's; {@link
 * org.borderflow.topology.records.RecordEntry} is what is kept of each id, until {@link
 * org.borderflow.topology.records.Forgetting} takes it away; {@link
 * org.borderflow.topology.records.Erasing} takes out whose records they were.
 */
package org.borderflow.topology.records;
