package org.borderflow.exchange.http;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.borderflow.clearing.deposit.Period;
import org.borderflow.clearing.deposit.Readers.Reader;
import org.borderflow.clearing.deposit.SeriesKey;
import org.borderflow.clearing.mirror.Corridor;
import org.borderflow.clearing.mirror.Ledger;
import org.borderflow.clearing.mirror.Ledger.Choice;
import org.borderflow.clearing.mirror.Mirror.Policy;
import org.borderflow.clearing.mirror.MirrorCell;

/**
 * A question for the matrix.
 *
 * @param choice which corridors
 * @param from first month; null for no beginning
 * @param to last month; null for no end
 * @param unlike the two rules to be compared although they are unlike; empty to compare like rules
 * @param deposit the deposit upon which the matrix is wanted; empty for now
 * @param asOf the day on which it is wanted; empty for now
 */
record MatrixQuery(
    Choice choice,
    YearMonth from,
    YearMonth to,
    Optional<Rules> unlike,
    Optional<Long> deposit,
    Optional<LocalDate> asOf) {

  static final List<String> PARAMETERS =
      List.of(
          "origin",
          "destination",
          "rule",
          "sex",
          "age",
          "freq",
          "from",
          "to",
          "compare",
          "originRule",
          "destinationRule",
          "deposit",
          "asOf");

  private static final String COUNTRY = "[A-Z]{3}";
  private static final String RULE = "\\d{1,3}/\\d{1,3}";
  private static final String CODE = "[A-Za-z0-9_]{1,20}";

  /**
   * Two rules.
   *
   * @param origin the origin's
   * @param destination the destination's
   */
  record Rules(String origin, String destination) {}

  /**
   * Reads a question. Of sex and age the totals are meant unless they are named.
   *
   * @throws org.borderflow.service.http.Refused if it cannot be understood
   */
  static MatrixQuery of(Map<String, List<String>> given) {
    if (!PARAMETERS.containsAll(given.keySet())) {
      throw Refusals.unknownParameter(String.join(", ", PARAMETERS));
    }
    Optional<Rules> unlike = unlike(given);
    Set<String> rules = codes("rule", given, RULE, "is a rule such as 12/16");
    if (unlike.isPresent() && rules != null) {
      throw Refusals.badValue("rule", "does not go with compare=unlike, which names two");
    }
    YearMonth from = month("from", given);
    YearMonth to = month("to", given);
    if (from != null && to != null && from.isAfter(to)) {
      throw Refusals.badValue("from", "is later than to");
    }
    return new MatrixQuery(
        new Choice(
            codes("origin", given, COUNTRY, "is a country such as NZL"),
            codes("destination", given, COUNTRY, "is a country such as NZL"),
            unlike.map(two -> Set.of(two.origin(), two.destination())).orElse(rules),
            orTotal(codes("sex", given, CODE, "is a code of sexes, or _T")),
            orTotal(codes("age", given, CODE, "is a band of ages such as Y20T24, or _T")),
            codes("freq", given, "[MA]", "is M or A")),
        from,
        to,
        unlike,
        single("deposit", given).map(MatrixQuery::number),
        single("asOf", given).map(MatrixQuery::date));
  }

  private static Set<String> orTotal(Set<String> codes) {
    return codes == null ? Set.of(SeriesKey.TOTAL) : codes;
  }

  private static Optional<Rules> unlike(Map<String, List<String>> given) {
    Optional<String> compare = single("compare", given);
    Optional<String> origin = single("originRule", given);
    Optional<String> destination = single("destinationRule", given);
    if (compare.isEmpty() || compare.get().equals("like")) {
      if (origin.isPresent() || destination.isPresent()) {
        throw Refusals.badValue(
            "compare", "is unlike where originRule and destinationRule are named");
      }
      return Optional.empty();
    }
    if (!compare.get().equals("unlike")) {
      throw Refusals.badValue("compare", "is like or unlike");
    }
    if (!origin.orElse("").matches(RULE) || !destination.orElse("").matches(RULE)) {
      throw Refusals.badValue(
          "compare", "unlike goes with originRule and destinationRule, such as 12/16 and 9/12");
    }
    return Optional.of(new Rules(origin.get(), destination.get()));
  }

  private static Set<String> codes(
      String name, Map<String, List<String>> given, String pattern, String what) {
    if (!given.containsKey(name)) {
      return null;
    }
    Set<String> codes = new TreeSet<>();
    for (String value : given.get(name)) {
      for (String code : value.split(",", -1)) {
        if (!code.matches(pattern)) {
          throw Refusals.badValue(name, what);
        }
        codes.add(code);
      }
    }
    return codes;
  }

  private static YearMonth month(String name, Map<String, List<String>> given) {
    Optional<String> text = single(name, given);
    if (text.isEmpty()) {
      return null;
    }
    Period period =
        Period.parse(text.get())
            .orElseThrow(() -> Refusals.badValue(name, "is a month such as 2024-03, or a year"));
    return name.equals("from") ? period.firstMonth() : period.lastMonth();
  }

  private static long number(String text) {
    if (!text.matches("[1-9]\\d{0,14}")) {
      throw Refusals.badValue("deposit", "is the number of a deposit, from 1");
    }
    return Long.parseLong(text);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusals.badValue("asOf", "is a date such as 2024-03-31");
    }
  }

  private static Optional<String> single(String name, Map<String, List<String>> given) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Refusals.badValue(name, "is given more than once");
    }
    return values.stream().findFirst();
  }

  /** The corridors that are wanted. */
  List<Corridor> corridors(Ledger ledger) {
    List<Corridor> corridors = ledger.corridors(choice);
    if (unlike.isEmpty()) {
      return corridors;
    }
    // Both sides under one name: that of the origin's rule.
    Set<Corridor> pairs = new TreeSet<>();
    corridors.forEach(
        each ->
            pairs.add(
                new Corridor(
                    each.origin(),
                    each.destination(),
                    unlike.get().origin(),
                    each.sex(),
                    each.age(),
                    each.frequency())));
    return new ArrayList<>(pairs);
  }

  /** The cells of a corridor that are wanted, as a reader may see them. */
  List<MirrorCell> cells(Ledger ledger, Corridor corridor, Reader reader) {
    List<MirrorCell> cells =
        unlike
            .map(
                rules ->
                    ledger.cells(
                        corridor, rules.origin(), rules.destination(), Policy.UNLIKE_TOO, reader))
            .orElseGet(() -> ledger.cells(corridor, reader));
    return cells.stream().filter(cell -> contains(cell.period())).toList();
  }

  private boolean contains(Period period) {
    return (from == null || !period.firstMonth().isBefore(from))
        && (to == null || !period.lastMonth().isAfter(to));
  }

  /** The rule of a corridor, as it is told: two where two are compared. */
  String rule(Corridor corridor) {
    return unlike
        .filter(rules -> !rules.origin().equals(rules.destination()))
        .map(rules -> rules.origin() + "~" + rules.destination())
        .orElse(corridor.rule());
  }
}
