/**
 * Judges raw records. {@link org.borderflow.ingest.parse.CrossingParser} turns each into a {@link
 * org.borderflow.ingest.parse.Verdict}: the normalised crossing, or a rejection with a reason from
 * a closed list. No input or output, no clock: the same record always gets the same verdict.
 */
package org.borderflow.ingest.parse;
