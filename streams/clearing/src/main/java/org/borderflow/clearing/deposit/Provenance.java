package org.borderflow.clearing.deposit;

import java.time.Instant;

/**
 * Where a deposit came from.
 *
 * @param receivedAt when it was received
 * @param channel by which way
 * @param depositor who brought it: the name of a key
 * @param origin its file name or the address of its topic
 * @param mediaType in which format
 * @param bytes how large it was
 * @param digest SHA-256 of it, in hexadecimal digits
 */
public record Provenance(
    Instant receivedAt,
    Channel channel,
    String depositor,
    String origin,
    String mediaType,
    long bytes,
    String digest) {

  /** A way in. */
  public enum Channel {
    /** A request. */
    HTTP,
    /** A file in a directory that is watched. */
    DIRECTORY,
    /** The public topic of another deployment. */
    TOPIC
  }
}
