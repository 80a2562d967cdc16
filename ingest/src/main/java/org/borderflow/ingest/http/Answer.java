package org.borderflow.ingest.http;

import com.google.common.io.ByteSource;

/**
 * What is told about a body that was taken in.
 *
 * @param bodyHash SHA-256 of the body, or null if nobody is going to ask, or it was damaged and
 *     none can be told
 * @param json the answer, in memory or in a temporary file
 * @param received records in the body
 */
record Answer(String bodyHash, ByteSource json, long received) {}
