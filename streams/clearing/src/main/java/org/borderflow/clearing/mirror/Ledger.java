package org.borderflow.clearing.mirror;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.borderflow.clearing.check.Earlier;
import org.borderflow.clearing.deposit.Definition;
import org.borderflow.clearing.deposit.Deposit;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.deposit.Series;
import org.borderflow.clearing.deposit.SeriesKey;
import org.borderflow.clearing.mirror.Mirror.Policy;

/**
 * All deposits up to some one, put together. The same deposits in the same order make the same
 * ledger, so that every past state can be made again. Several threads may ask one to which nothing
 * is added any more.
 */
public final class Ledger implements Earlier {

  private final NavigableMap<Long, Deposit> deposits = new TreeMap<>();
  private final Map<Table, Deposit> latest = new HashMap<>();
  private final Map<Place, Reported> reported = new HashMap<>();
  private final Set<String> digests = new HashSet<>();
  private final NavigableSet<Corridor> corridors = new TreeSet<>();

  /** The table of one country under one rule. */
  private record Table(String refArea, String rule) {}

  /** A series of one country under one rule. */
  private record Place(String refArea, String rule, SeriesKey key) {}

  /**
   * Which corridors are wanted. What is null is not asked for.
   *
   * @param origins origins
   * @param destinations destinations
   * @param rules rules
   * @param sexes sexes
   * @param ages bands of ages
   * @param frequencies codes of frequencies
   */
  public record Choice(
      Set<String> origins,
      Set<String> destinations,
      Set<String> rules,
      Set<String> sexes,
      Set<String> ages,
      Set<String> frequencies) {

    private boolean takes(Corridor corridor) {
      return takes(origins, corridor.origin())
          && takes(destinations, corridor.destination())
          && takes(rules, corridor.rule())
          && takes(sexes, corridor.sex())
          && takes(ages, corridor.age())
          && takes(frequencies, corridor.frequency().code());
    }

    private static boolean takes(Set<String> wanted, String code) {
      return wanted == null || wanted.contains(code);
    }
  }

  /** An empty ledger. */
  public Ledger() {}

  /** With another deposit; this one stays as it is. */
  public Ledger with(Deposit deposit) {
    Ledger more = new Ledger();
    more.deposits.putAll(deposits);
    more.latest.putAll(latest);
    more.reported.putAll(reported);
    more.digests.addAll(digests);
    more.corridors.addAll(corridors);
    more.add(deposit);
    return more;
  }

  /** Adds a deposit that was accepted, or the next part of one. */
  public void add(Deposit deposit) {
    Deposit told = deposit.withoutSeries();
    String rule = deposit.definition().rule();
    deposits.put(deposit.number(), told);
    latest.put(new Table(deposit.refArea(), rule), told);
    digests.add(deposit.refArea() + deposit.provenance().digest());
    deposit
        .series()
        .forEach(
            (key, series) -> {
              reported.compute(
                  new Place(deposit.refArea(), rule, key),
                  (place, before) ->
                      before == null
                          ? Reported.of(series, deposit.number())
                          : before.revisedBy(series, deposit.number()));
              corridors.add(Corridor.of(deposit.refArea(), rule, key));
            });
  }

  /** Every deposit, without its table, in the order in which they came. */
  public List<Deposit> deposits() {
    return List.copyOf(deposits.values());
  }

  /** Number of the latest deposit; 0 if there is none. */
  public long number() {
    return deposits.isEmpty() ? 0 : deposits.lastKey();
  }

  /** How many corridors anything is known of, broken down ones among them. */
  public int size() {
    return corridors.size();
  }

  /**
   * The corridors of which something is known, in order. One that is broken down by sex or age is
   * among them only if both sides break it down so.
   */
  public List<Corridor> corridors(Choice choice) {
    List<Corridor> chosen = new ArrayList<>();
    for (Corridor corridor : corridors) {
      if (choice.takes(corridor)
          && (corridor.isOfEverybody()
              || (origin(corridor, corridor.rule()) != null
                  && destination(corridor, corridor.rule()) != null))) {
        chosen.add(corridor);
      }
    }
    return chosen;
  }

  private Reported origin(Corridor corridor, String rule) {
    return reported.get(new Place(corridor.origin(), rule, corridor.departures()));
  }

  private Reported destination(Corridor corridor, String rule) {
    return reported.get(new Place(corridor.destination(), rule, corridor.arrivals()));
  }

  /** The cells of a corridor, both sides under its rule, as a reader may see them. */
  public List<MirrorCell> cells(Corridor corridor, Reader reader) {
    return cells(corridor, corridor.rule(), corridor.rule(), Policy.LIKE_ONLY, reader);
  }

  /** The cells of a corridor, each side under a rule of its own. */
  public List<MirrorCell> cells(
      Corridor corridor, String originRule, String destinationRule, Policy policy, Reader reader) {
    return Mirror.cells(
        corridor.frequency(),
        new Side(origin(corridor, originRule), this::definition, reader),
        new Side(destination(corridor, destinationRule), this::definition, reader),
        policy);
  }

  private Definition definition(long deposit) {
    return deposits.get(deposit).definition();
  }

  /** What one country's deposits under a rule say of a corridor now; empty if nothing. */
  public Optional<Reported> reported(String refArea, String rule, SeriesKey key) {
    return Optional.ofNullable(reported.get(new Place(refArea, rule, key)));
  }

  /** The rules under which anything was deposited. */
  public Set<String> rules() {
    Set<String> rules = new TreeSet<>();
    latest.keySet().forEach(table -> rules.add(table.rule()));
    return rules;
  }

  @Override
  public Optional<Deposit> latest(String refArea, String rule) {
    return Optional.ofNullable(latest.get(new Table(refArea, rule)));
  }

  @Override
  public Optional<Series> series(String refArea, String rule, SeriesKey key) {
    return reported(refArea, rule, key).map(Reported::series);
  }

  @Override
  public boolean knows(String refArea, String digest) {
    return digests.contains(refArea + digest);
  }
}
