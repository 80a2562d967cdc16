/**
 * Puts what was read into Kafka: {@link org.borderflow.ingest.publish.RecordPublisher}. What it
 * cannot deliver it reports as {@link org.borderflow.ingest.publish.IntakeFailure}, never in
 * silence.
 */
package org.borderflow.ingest.publish;
