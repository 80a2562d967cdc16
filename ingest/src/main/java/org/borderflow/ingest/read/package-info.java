/**
 * Turns a file into raw records, one at a time and in constant memory.
 *
 * <p>{@link org.borderflow.ingest.read.RecordReader} is what callers use; {@link
 * org.borderflow.ingest.read.ReadingFormat} says how a file is read; {@link
 * org.borderflow.ingest.read.RecordLayout} names the columns that are looked for, {@link
 * org.borderflow.ingest.read.Column} those of a crossing. Every line that is not blank becomes
 * exactly one {@link org.borderflow.ingest.read.RawRecord}, if need be one that carries a {@link
 * org.borderflow.ingest.read.Fault}. Nothing here knows what a value means.
 */
package org.borderflow.ingest.read;
