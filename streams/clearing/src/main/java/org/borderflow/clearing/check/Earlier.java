package org.borderflow.clearing.check;

import java.util.Optional;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;

/** What was deposited before. */
public interface Earlier {

  /** A country's latest deposit under a rule, without its table; empty if there is none. */
  Optional<Deposit> latest(String refArea, String rule);

  /** What a country's deposits under a rule say now; empty if they never said anything of it. */
  Optional<Series> series(String refArea, String rule, SeriesKey key);

  /** Whether a country has deposited the very same bytes before. */
  boolean knows(String refArea, String digest);
}
