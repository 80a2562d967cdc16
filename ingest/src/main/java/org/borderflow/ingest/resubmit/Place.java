package org.borderflow.ingest.resubmit;

/**
 * Where a record was read.
 *
 * @param source file or door
 * @param line line of the file or position in the request
 */
record Place(String source, long line) {}
