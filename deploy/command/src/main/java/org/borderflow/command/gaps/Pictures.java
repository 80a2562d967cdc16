package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.format;
import static org.borderflow.command.gaps.Html.text;

import java.util.List;
import java.util.Map;
import org.borderflow.gaps.definitions.Neighbour;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.posts.PostFigures;
import org.borderflow.gaps.posts.Silence;
import org.borderflow.rules.travel.Day;

/** Pictures as SVG, each with a text that says what it shows. */
final class Pictures {

  private static final int WIDTH = 760;
  private static final int LABEL = 130;

  private Pictures() {}

  /**
   * Parts of a whole side by side.
   *
   * @param parts how many, by name, in order; the style class is the position
   */
  static String parts(String title, Map<String, Long> parts) {
    long whole = Math.max(1, parts.values().stream().mapToLong(Long::longValue).sum());
    StringBuilder svg = open(title, 54);
    double x = 0;
    int i = 0;
    for (Map.Entry<String, Long> part : parts.entrySet()) {
      double width = (double) WIDTH * part.getValue() / whole;
      if (part.getValue() > 0) {
        svg.append(
            format(
                "<rect class='part%d' x='%.1f' y='2' width='%.1f' height='26'/>",
                i, x, Math.max(1, width - 2)));
        svg.append(
            format("<text class='in%d' x='%.1f' y='20'>%d</text>", i, x + 8, part.getValue()));
      }
      x += width;
      i++;
    }
    x = 0;
    i = 0;
    for (String name : parts.keySet()) {
      svg.append(format("<rect class='part%d' x='%.1f' y='38' width='12' height='12'/>", i, x));
      svg.append(format("<text x='%.1f' y='49'>%s</text>", x + 18, text(name)));
      x += 230;
      i++;
    }
    return svg + "</svg>";
  }

  /** A share over months, from 0 to 100 per cent. */
  static String course(String title, List<Share> months) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < months.size(); i++) {
      Share share = months.get(i);
      if (share.isDefined()) {
        points.append(
            format(
                "%.1f,%.1f ",
                2 + 116.0 * i / Math.max(1, months.size() - 1),
                22 - 20.0 * share.numerator() / share.denominator()));
      }
    }
    return "<svg class='course' role='img' viewBox='0 0 120 24'><title>"
        + text(title)
        + "</title><path class='grid' d='M2 2H118M2 22H118'/><polyline points='"
        + points
        + "'/></svg>";
  }

  /**
   * The periods of posts with their silent parts.
   *
   * @param from the first day pictured
   * @param asOf the last one
   */
  static String silences(List<PostFigures> posts, int from, int asOf) {
    int height = 22 * posts.size() + 24;
    StringBuilder svg =
        open(
            "Silent periods of posts from " + Day.toString(from) + " to " + Day.toString(asOf),
            height);
    int y = 0;
    for (PostFigures post : posts) {
      svg.append(format("<text x='0' y='%d'>%s</text>", y + 14, text(shortened(post.post()))));
      svg.append(strip("reported", post.first(), asOf, y, from, asOf));
      for (Silence silence : post.silences()) {
        svg.append(strip("silent", silence.from(), silence.to(), y, from, asOf));
      }
      y += 22;
    }
    svg.append(format("<text x='%d' y='%d'>%s</text>", LABEL, y + 16, Day.toString(from)));
    svg.append(
        format(
            "<text x='%d' y='%d' text-anchor='end'>%s</text>", WIDTH, y + 16, Day.toString(asOf)));
    return svg + "</svg>";
  }

  private static String strip(String style, int first, int last, int y, int from, int asOf) {
    double perDay = (WIDTH - LABEL) / (double) Math.max(1, asOf - from + 1);
    return format(
        "<rect class='%s' x='%.1f' y='%d' width='%.1f' height='14'/>",
        style, LABEL + (first - from) * perDay, y + 3, Math.max(1, (last - first + 1) * perDay));
  }

  /** Counts by class, as bars. */
  static String bars(String title, Map<String, Long> classes) {
    long most = classes.values().stream().mapToLong(Long::longValue).max().orElse(1);
    long whole = classes.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder svg = open(title, 22 * classes.size() + 4);
    int y = 0;
    for (Map.Entry<String, Long> each : classes.entrySet()) {
      double width = (WIDTH - LABEL - 160.0) * each.getValue() / Math.max(1, most);
      svg.append(format("<text x='0' y='%d'>%s days</text>", y + 14, text(each.getKey())));
      svg.append(
          format(
              "<rect class='bar' x='%d' y='%d' width='%.1f' height='14'/>", LABEL, y + 3, width));
      svg.append(
          format(
              "<text x='%.1f' y='%d'>%,d (%s)</text>",
              LABEL + width + 6,
              y + 14,
              each.getValue(),
              Html.percent(new Share(each.getValue(), whole))));
      y += 22;
    }
    return svg + "</svg>";
  }

  /** Arrivals and departures under each rule, in the months that compare. */
  static String neighbours(List<Neighbour> rules) {
    long most =
        rules.stream()
            .mapToLong(rule -> Math.max(rule.decidedArrivals(), rule.decidedDepartures()))
            .max()
            .orElse(1);
    StringBuilder svg = open("Migrants by rule in the months that compare", 46 * rules.size() + 20);
    int y = 0;
    for (Neighbour each : rules) {
      svg.append(
          format(
              "<text x='0' y='%d'>%s%s</text>",
              y + 24, text(each.rule().name()), each.inForce() ? " (in force)" : ""));
      svg.append(bar("bar", each.decidedArrivals(), "arrivals", most, y));
      svg.append(bar("other", each.decidedDepartures(), "departures", most, y + 18));
      y += 46;
    }
    return svg + "</svg>";
  }

  private static String bar(String style, long value, String what, long most, int y) {
    double width = (WIDTH - LABEL - 160.0) * value / Math.max(1, most);
    return format(
        "<rect class='%s' x='%d' y='%d' width='%.1f' height='14'/>"
            + "<text x='%.1f' y='%d'>%,d %s</text>",
        style, LABEL, y + 3, width, LABEL + width + 6, y + 15, value, what);
  }

  private static StringBuilder open(String title, int height) {
    return new StringBuilder(
        format(
            "<svg role='img' viewBox='0 0 %d %d'><title>%s</title>", WIDTH, height, text(title)));
  }

  private static String shortened(String code) {
    return code.length() > 16 ? code.substring(0, 15) + "…" : code;
  }
}
