package org.borderflow.simulator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two neighbouring countries: each has border posts, an agency and travellers of its own, and there
 * are people who cross between the two and are seen by both. The second country does not see
 * everybody who leaves. Equal neighbours give equal bytes, on every machine.
 */
public final class Neighbours {

  /** The header of the file of true flows. */
  public static final String CORRIDORS_HEADER = "origin,destination,month,migrants";

  /** Streams of chance; another number, another stream. */
  private static final long TOPIC = 7;

  private final Simulation first;
  private final String secondCountry;
  private final Chronicle firstChronicle;
  private final Chronicle secondChronicle;

  private Neighbours(
      Simulation first, String secondCountry, Chronicle firstOnes, Chronicle secondOnes) {
    this.first = first;
    this.secondCountry = secondCountry;
    this.firstChronicle = firstOnes;
    this.secondChronicle = secondOnes;
  }

  /**
   * Lets it happen.
   *
   * @param first the first country, in plain years; its number of travellers is how many people
   *     cross between the two, and either country has half as many others
   * @param second ISO alpha-3 code of the second country
   * @param unrecordedExits share of the exits that the second country does not record, 0 to 1
   * @throws IllegalArgumentException if that makes no sense
   */
  public static Neighbours play(Simulation first, String second, double unrecordedExits) {
    if (!second.matches("[A-Z]{3}") || second.equals(first.country())) {
      throw new IllegalArgumentException(
          "the neighbour of " + first.country() + " must be another country: " + second);
    }
    if (first.kind() != Kind.PLAIN) {
      throw new IllegalArgumentException("neighbours are played in plain years only");
    }
    if (!(unrecordedExits >= 0 && unrecordedExits <= 1)) {
      throw new IllegalArgumentException(
          "unrecorded exits must be from 0 to 1: " + unrecordedExits);
    }
    int from = Math.toIntExact(first.from().toEpochDay());
    int to = Math.toIntExact(first.to().toEpochDay());
    World here = World.beside(second, first.country(), from, to);
    World there = World.beside(first.country(), second, from, to);
    List<Life> seenHere = new ArrayList<>();
    List<Life> seenThere = new ArrayList<>();
    long others = (first.travellers() + 1) / 2;
    for (long number = others + 1; number <= others + first.travellers(); number++) {
      BetweenNeighbours.Seen seen =
          BetweenNeighbours.tell(here, there, Chance.of(first.seed(), TOPIC, number), number);
      if (seen.first().crossings().stream().anyMatch(each -> here.inPeriod(each.day()))) {
        seenHere.add(seen.first());
        seenThere.add(seen.second());
      }
    }
    // The other seed: in the second country it is other people who come from elsewhere.
    long otherSeed = ~first.seed();
    return new Neighbours(
        first,
        second,
        new Chronicle(
            here,
            Population.of(here, first.seed(), others, seenHere),
            new Registrar(here, first.seed(), first.dirty())),
        new Chronicle(
            there,
            Population.of(there, otherSeed, others, seenThere),
            new Registrar(there, otherSeed, first.dirty(), unrecordedExits)));
  }

  /** What happened in the first country. */
  public Chronicle first() {
    return firstChronicle;
  }

  /** What happened in the second country. */
  public Chronicle second() {
    return secondChronicle;
  }

  /**
   * Writes the true flows between the two: for each month of the period and either direction how
   * many moved under 12/16, whoever recorded them. Both borders, had they seen everything, would
   * report these numbers.
   */
  public void writeCorridors(OutputStream out) throws IOException {
    BufferedWriter writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    writer.append(CORRIDORS_HEADER).append('\n');
    write(writer, first.country(), secondCountry, migrants(Direction.ENTRY, secondChronicle));
    write(writer, secondCountry, first.country(), migrants(Direction.EXIT, secondChronicle));
    writer.flush();
  }

  /** Migrants to or from the neighbour by month, as a border that sees everything counts them. */
  Map<YearMonth, Integer> migrants(Direction direction, Chronicle chronicle) {
    String neighbour = chronicle == secondChronicle ? first.country() : secondCountry;
    Map<YearMonth, Integer> months = new HashMap<>();
    chronicle.forEachMigration(
        crossing -> {
          if (crossing.direction() == direction
              && crossing.trip().otherCountry().equals(neighbour)) {
            months.merge(YearMonth.from(LocalDate.ofEpochDay(crossing.day())), 1, Integer::sum);
          }
        });
    return months;
  }

  private void write(
      BufferedWriter writer, String origin, String destination, Map<YearMonth, Integer> migrants)
      throws IOException {
    YearMonth last = YearMonth.from(first.to());
    for (YearMonth month = YearMonth.from(first.from());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      writer
          .append(origin)
          .append(',')
          .append(destination)
          .append(',')
          .append(month.toString())
          .append(',')
          .append(Integer.toString(migrants.getOrDefault(month, 0)))
          .append('\n');
    }
  }
}
