/**
 * What {@code borderflow gaps} needs beside its options: {@link
 * org.borderflow.command.gaps.CrossingFiles} and {@link org.borderflow.command.gaps.StoredRecords}
 * gather records from files and from a deployment's log, {@link
 * org.borderflow.command.gaps.GapTables} and {@link org.borderflow.command.gaps.GapPage} write down
 * what was found, {@link org.borderflow.command.gaps.Progress} compares it with an earlier report.
 */
package org.borderflow.command.gaps;
