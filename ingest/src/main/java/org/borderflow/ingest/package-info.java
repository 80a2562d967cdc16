/**
 * The way in. {@link org.borderflow.ingest.FileIntake} reads files of crossings, judges each record
 * and puts it into Kafka; {@link org.borderflow.ingest.IntakeSettings} says for whom, {@link
 * org.borderflow.ingest.IntakeCount} what came of it.
 */
package org.borderflow.ingest;
