package org.borderflow.clearing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.borderflow.clearing.deposit.Coverage;
import org.borderflow.clearing.deposit.Declaration;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Direction;
import org.borderflow.clearing.deposit.Frequency;
import org.borderflow.clearing.deposit.Mark;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Provenance;
import org.borderflow.clearing.deposit.Provenance.Channel;
import org.borderflow.clearing.deposit.Readers;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;

/**
 * A statistical office that deposits: {@code office("NZL").departures("AUS", "2024-01", 10, 12)}.
 */
public final class Office {

  private Definition definition;
  private final Map<SeriesKey, Series> series = new HashMap<>();

  private Office(Definition definition) {
    this.definition = definition;
  }

  /** One that counts by 12/16 and says nothing of its coverage. */
  public static Office office(String area) {
    return new Office(
        new Definition(
            area,
            "12/16",
            365,
            487,
            Set.of("all travellers"),
            Set.of(),
            "border records",
            new Coverage("all posts", 0, 0),
            "statistics@" + area,
            Readers.EVERYBODY,
            false));
  }

  /** With shares recorded of arrivals and departures, in thousandths. */
  public Office recording(int arrivals, int departures) {
    return with(
        definition.thresholdDays(),
        definition.windowDays(),
        definition.rule(),
        new Coverage("all posts", arrivals, departures),
        definition.readers(),
        definition.included());
  }

  /** By another rule. */
  public Office by(String rule, int threshold, int window) {
    return with(
        threshold,
        window,
        rule,
        definition.coverage(),
        definition.readers(),
        definition.included());
  }

  /** Of other people. */
  public Office counting(String people) {
    return with(
        definition.thresholdDays(),
        definition.windowDays(),
        definition.rule(),
        definition.coverage(),
        definition.readers(),
        Set.of(people));
  }

  /** For these readers. */
  public Office readBy(String readers) {
    return with(
        definition.thresholdDays(),
        definition.windowDays(),
        definition.rule(),
        definition.coverage(),
        Readers.parse(readers).orElseThrow(),
        definition.included());
  }

  private Office with(
      int threshold,
      int window,
      String rule,
      Coverage coverage,
      Readers readers,
      Set<String> included) {
    definition =
        new Definition(
            definition.refArea(),
            rule,
            threshold,
            window,
            included,
            definition.excluded(),
            definition.source(),
            coverage,
            definition.contact(),
            readers,
            definition.zerosOmitted());
    return this;
  }

  /** Reports who came from a country, month after month; a negative number is a gap. */
  public Office arrivals(String from, String month, long... people) {
    return put(Direction.ARRIVALS, from, month, people);
  }

  /** Reports who went to a country, alike. */
  public Office departures(String to, String month, long... people) {
    return put(Direction.DEPARTURES, to, month, people);
  }

  private Office put(Direction direction, String counterpart, String month, long... people) {
    Series.Builder builder = new Series.Builder();
    int index = Period.parse(month).orElseThrow().index();
    for (long each : people) {
      if (each >= 0) {
        builder.put(index, Mark.NORMAL, each * Series.THOUSANDTHS);
      }
      index++;
    }
    return put(
        new SeriesKey(direction, counterpart, "_T", "_T", Frequency.MONTHLY), builder.build());
  }

  /** Reports a series. */
  public Office put(SeriesKey key, Series one) {
    series.put(key, one);
    return this;
  }

  public Definition definition() {
    return definition;
  }

  /** Its deposit, which nobody has looked at. */
  public Deposit deposit(long number, long version) {
    return new Deposit(
        number,
        version,
        definition,
        Declaration.NOTHING,
        new Provenance(
            Instant.parse("2024-06-01T00:00:00Z"),
            Channel.HTTP,
            definition.refArea(),
            "flows.csv",
            "text/csv",
            1,
            "digest-" + number),
        LocalDate.parse("2024-05-31"),
        series);
  }
}
