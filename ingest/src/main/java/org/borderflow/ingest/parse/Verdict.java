package org.borderflow.ingest.parse;

import java.util.Optional;
import java.util.function.Function;
import org.borderflow.ingest.identity.Rekeyed;
import org.borderflow.schemas.ReceivedCrossing;
import org.borderflow.schemas.Rejection;

/** What became of a record that was read: it is accepted or it is rejected, never neither. */
public sealed interface Verdict {

  /** One of the two functions, applied to the content. */
  <R> R match(Function<ReceivedCrossing, R> accepted, Function<Rejection, R> rejected);

  /**
   * The record is valid; whether it is a duplicate is found out further on.
   *
   * @param rekeyed what it would have been under the former key, while that is remembered
   */
  record Accepted(ReceivedCrossing crossing, Optional<Rekeyed> rekeyed) implements Verdict {
    @Override
    public <R> R match(Function<ReceivedCrossing, R> accepted, Function<Rejection, R> rejected) {
      return accepted.apply(crossing);
    }
  }

  /** The record is refused. */
  record Rejected(Rejection rejection) implements Verdict {
    @Override
    public <R> R match(Function<ReceivedCrossing, R> accepted, Function<Rejection, R> rejected) {
      return rejected.apply(rejection);
    }
  }
}
