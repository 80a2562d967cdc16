/**
 * The agent at a border post or agency: files that are put into its spool come out of the HTTP
 * intake, however long the line is away and however often the agent is killed.
 *
 * <p>{@link org.borderflow.ingest.edge.Spool} is the directory, {@link
 * org.borderflow.ingest.edge.EdgeAgent} works it off, {@link org.borderflow.ingest.edge.Uplink}
 * sends. A file goes in batches of whole records ({@link org.borderflow.ingest.edge.Batches});
 * after each answer {@link org.borderflow.ingest.edge.Journal} remembers how far it got.
 */
package org.borderflow.ingest.edge;
