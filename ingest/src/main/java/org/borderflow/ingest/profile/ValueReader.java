package org.borderflow.ingest.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.borderflow.schemas.RejectionReason;

/** Reads how one column of the contract is filled. */
final class ValueReader {

  private static final List<String> SOURCES = List.of("column", "constant", "join", "age");
  private static final List<String> KEYS =
      List.of(
          "column",
          "constant",
          "join",
          "age",
          "with",
          "blank",
          "table",
          "unlisted",
          "date",
          "months",
          "cut");

  private final TableReader tables;

  ValueReader(TableReader tables) {
    this.tables = tables;
  }

  Value value(Node node) {
    return node.isMap()
        ? new Value(source(node), steps(node.entries(KEYS)))
        : new Value(new Source.Named(node.names()), List.of());
  }

  private Source source(Node node) {
    if (!node.isMap()) {
      return new Source.Named(node.names());
    }
    Map<String, Node> keys = node.entries(KEYS);
    List<String> given = SOURCES.stream().filter(keys::containsKey).toList();
    if (given.size() != 1) {
      throw node.wrong("needs one of column, constant, join and age");
    }
    Node from = keys.get(given.get(0));
    if (keys.containsKey("with") && !given.get(0).equals("join")) {
      throw keys.get("with").wrong("goes with join only");
    }
    return switch (given.get(0)) {
      case "column" -> new Source.Named(from.names());
      case "constant" -> new Source.Constant(from.name());
      case "age" -> new Source.BornBefore(from.names());
      default -> {
        String between = keys.containsKey("with") ? keys.get("with").exact() : "";
        yield new Source.Joined(from.items().stream().map(this::part).toList(), between);
      }
    };
  }

  /** A part of a joined value: a source, without steps of its own. */
  private Source part(Node node) {
    if (node.isMap()) {
      node.entries(List.of("column", "constant"));
    }
    return source(node);
  }

  private List<Value.Step> steps(Map<String, Node> keys) {
    List<Value.Step> steps = new ArrayList<>();
    if (keys.containsKey("blank")) {
      Node node = keys.get("blank");
      steps.add(CodeTable.blanking(node.names()));
    }
    if (keys.containsKey("table")) {
      steps.add(tables.table(keys.get("table")).lookup(unlisted(keys.get("unlisted"))));
    } else if (keys.containsKey("unlisted")) {
      throw keys.get("unlisted").wrong("goes with table only");
    }
    if (keys.containsKey("date")) {
      steps.add(date(keys.get("date"), keys.get("months")));
    } else if (keys.containsKey("months")) {
      throw keys.get("months").wrong("goes with date only");
    }
    if (keys.containsKey("cut")) {
      steps.add(cut(keys.get("cut")));
    }
    return steps;
  }

  private static CodeTable.Unlisted unlisted(Node node) {
    if (node == null) {
      return CodeTable.Unlisted.REFUSE;
    }
    return switch (node.text().toLowerCase(Locale.ROOT)) {
      case "refuse" -> CodeTable.Unlisted.REFUSE;
      case "keep" -> CodeTable.Unlisted.KEEP;
      case "blank" -> CodeTable.Unlisted.BLANK;
      default -> throw node.wrong("must be refuse, keep or blank");
    };
  }

  private static Value.Step date(Node node, Node monthsNode) {
    MonthNames months = monthsNode == null ? null : months(monthsNode);
    List<DateForm> forms = new ArrayList<>();
    for (String form : node.names()) {
      try {
        forms.add(new DateForm(form, months));
      } catch (IllegalArgumentException e) {
        throw node.wrong(e.getMessage(), e);
      }
    }
    return text ->
        forms.stream()
            .map(form -> form.toIso(text))
            .filter(Objects::nonNull)
            .findFirst()
            .map(Mapped::to)
            .orElseGet(
                () ->
                    Mapped.refused(
                        RejectionReason.BAD_DATE, "not a date in the form that the profile says"));
  }

  private static MonthNames months(Node node) {
    if (node.isList()) {
      List<String> names = node.names();
      if (names.size() != 12) {
        throw node.wrong("must be twelve names, or a language");
      }
      return MonthNames.of(names);
    }
    MonthNames months = MonthNames.in(node.text());
    if (months == null) {
      throw node.wrong(
          "must be twelve names, or one of " + String.join(", ", MonthNames.languages()));
    }
    return months;
  }

  private static Value.Step cut(Node node) {
    String digits = node.name();
    if (!digits.matches("[1-9][0-9]{0,3}")) {
      throw node.wrong("must be a number of characters");
    }
    int longest = Integer.parseInt(digits);
    return text ->
        Mapped.to(
            text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)).strip());
  }
}
