/**
 * The HTTP door: bodies of crossings come in, are put into Kafka and answered record by record. An
 * answer says that what it calls accepted is durable.
 */
package org.borderflow.ingest.http;
