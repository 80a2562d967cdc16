package org.borderflow.gaps;

import org.borderflow.gaps.fields.Share;

/**
 * What became of the records read.
 *
 * @param received all of them
 * @param accepted those that count
 * @param duplicates those that were there already
 * @param rejected those that were refused
 */
public record Received(long received, long accepted, long duplicates, long rejected) {

  public Received {
    if (received != accepted + duplicates + rejected) {
      throw new IllegalArgumentException("received is not accepted + duplicates + rejected");
    }
  }

  /** The accepted part of what was not there already. */
  Share acceptance() {
    return new Share(accepted, accepted + rejected);
  }
}
