package org.borderflow.ingest.edge;

import com.google.common.io.ByteSource;

/**
 * A part of a file, as it is sent.
 *
 * @param key names it, and nothing else, to the intake
 * @param type its content type
 * @param body its text, compressed
 * @param before lines of the file that are before line 1 of the body; a repeated header is counted
 *     into the body
 * @param next line of the file with which the next batch begins
 */
record Batch(String key, String type, ByteSource body, long before, long next) {}
