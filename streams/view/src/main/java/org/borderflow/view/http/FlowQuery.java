package org.borderflow.view.http;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderflow.view.cells.CellFilter;
import org.borderflow.view.cells.Column;
import org.borderflow.view.cells.Periods;
import org.borderflow.view.sdmx.CodeList;
import org.borderflow.view.sdmx.Concept;

/**
 * A question for cells.
 *
 * @param filter which cells
 * @param vintage the cells as they are now, or of a release
 * @param offset so many of them are passed over
 * @param limit so many are wanted at most; {@link Long#MAX_VALUE} for all
 */
record FlowQuery(CellFilter filter, Vintage vintage, long offset, long limit) {

  static final String FROM = "from";
  static final String TO = "to";
  static final String OFFSET = "offset";
  static final String LIMIT = "limit";
  static final String LAST_EVENT_ID = "lastEventId";

  private static final int LONGEST_CODE = 64;
  private static final String COUNTRY = "[A-Z]{3}|_T|_U";
  private static final String RULE = "\\d{1,3}/\\d{1,3}|_Z";

  /** The parameters that say which cells. */
  static List<String> filters() {
    List<String> names = new ArrayList<>();
    for (Column dimension : Column.dimensions()) {
      if (dimension != Column.TIME_PERIOD) {
        names.add(dimension.camel());
      }
    }
    names.add(FROM);
    names.add(TO);
    return names;
  }

  /** The parameters of a question for cells. */
  static List<String> parameters() {
    List<String> names = new ArrayList<>(filters());
    names.addAll(List.of(Vintage.AS_OF, Vintage.RELEASE, OFFSET, LIMIT));
    return names;
  }

  /** The parameters of a question for changes. */
  static List<String> streamParameters() {
    List<String> names = new ArrayList<>(filters());
    names.add(LAST_EVENT_ID);
    return names;
  }

  /**
   * Reads a question.
   *
   * @param known the parameters that there are
   * @param given values by parameter
   * @throws org.borderflow.service.http.Refused if it cannot be understood
   */
  static FlowQuery of(List<String> known, Map<String, List<String>> given) {
    if (!known.containsAll(given.keySet())) {
      throw Refusals.unknownParameter(String.join(", ", known));
    }
    Map<Column, Set<String>> codes = new EnumMap<>(Column.class);
    for (Column dimension : Column.dimensions()) {
      List<String> values = given.get(dimension.camel());
      if (values != null) {
        codes.put(dimension, codes(dimension, values));
      }
    }
    YearMonth from = month(FROM, given);
    YearMonth to = month(TO, given);
    if (from != null && to != null && from.isAfter(to)) {
      throw Refusals.badValue(FROM, "is later than to");
    }
    return new FlowQuery(
        new CellFilter(codes, new Periods(from, to)),
        Vintage.of(given),
        number(OFFSET, given, 0, 0),
        number(LIMIT, given, 1, Long.MAX_VALUE));
  }

  private static Set<String> codes(Column dimension, List<String> values) {
    Set<String> codes = new HashSet<>();
    for (String value : values) {
      for (String code : value.split(",", -1)) {
        check(dimension, code);
        codes.add(code);
      }
    }
    return codes;
  }

  private static void check(Column dimension, String code) {
    Optional<CodeList> list = Concept.of(dimension).codes();
    String name = dimension.camel();
    if (list.isPresent() && list.get().isComplete()) {
      if (!list.get().codes().containsKey(code)) {
        throw Refusals.badValue(
            name,
            "is one of " + String.join(", ", new LinkedHashSet<>(list.get().codes().keySet())));
      }
    } else if (list.isPresent()) {
      if (!code.matches(COUNTRY)) {
        throw Refusals.badValue(name, "is a code of three letters such as NZL, or _T, or _U");
      }
    } else if (dimension == Column.RULE) {
      if (!code.matches(RULE)) {
        throw Refusals.badValue(name, "is a rule such as 12/16, or _Z");
      }
    } else if (code.isEmpty() || code.length() > LONGEST_CODE) {
      throw Refusals.badValue(name, "is a code of up to " + LONGEST_CODE + " characters, or _T");
    }
  }

  private static YearMonth month(String name, Map<String, List<String>> given) {
    Optional<String> text = Parameters.single(name, given);
    return text.map(
            period ->
                (name.equals(FROM) ? Periods.first(period) : Periods.last(period))
                    .orElseThrow(
                        () -> Refusals.badValue(name, "is a month such as 2024-03, or a year")))
        .orElse(null);
  }

  private static long number(
      String name, Map<String, List<String>> given, long least, long otherwise) {
    Optional<String> text = Parameters.single(name, given);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("\\d{1,15}") || Long.parseLong(text.get()) < least) {
      throw Refusals.badValue(name, "is a whole number from " + least);
    }
    return Long.parseLong(text.get());
  }
}
