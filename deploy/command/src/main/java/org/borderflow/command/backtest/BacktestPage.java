package org.borderflow.command.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.borderflow.estimates.Months;
import org.borderflow.estimates.Revisions;
import org.borderflow.estimates.Snapshot.Flow;
import org.borderflow.estimates.backtest.Backtest;
import org.borderflow.estimates.backtest.BacktestRow;
import org.borderflow.estimates.backtest.Scores;

/** What a backtest found, as one page that needs nothing else. */
public final class BacktestPage {
  private static final int PICTURED_LEAD = 1;
  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;max-width:820px;margin:2em auto;padding:0 1em;"
          + "color:#222;background:#fff}svg{width:100%;height:auto}text{font-size:11px;fill:#555}"
          + "polyline{fill:none;stroke-width:2}.grid{stroke:#ddd}.end{stroke:#222}"
          + ".said{stroke:#1f77b4}.band{fill:#1f77b4;opacity:.2}.best{stroke:#d62728}"
          + ".chance{stroke:#777;stroke-dasharray:4 4}table{border-collapse:collapse;width:100%}"
          + "td,th{text-align:right;padding:.15em .5em;border-bottom:1px solid #ddd}"
          + "i{display:inline-block;width:1.6em;border-top:3px solid;margin:0 .4em;"
          + "vertical-align:middle}";

  private final StringBuilder html = new StringBuilder();

  /** A page of some country. */
  public BacktestPage(String country) {
    html.append(
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
            + "<meta name='viewport' content='width=device-width'><title>Backtest of "
            + country
            + "</title><style>"
            + STYLE
            + "</style><h1>Backtest of "
            + country
            + "</h1><p>What would have been said of each month at the end of later ones, by what was"
            + " known then, and what came. Intervals are to hold 95 %.</p>");
  }

  /** Adds what was found under a rule. */
  public void add(String rule, Backtest.Result result) {
    for (Flow flow : Flow.values()) {
      List<BacktestRow> rows = result.rows().stream().filter(row -> row.flow() == flow).toList();
      html.append("<h2>" + name(flow) + ", rule " + rule + "</h2>");
      if (rows.isEmpty()) {
        html.append("<p>No month is settled yet.</p>");
        continue;
      }
      months(rows);
      leads(rows, flow);
      table(rows, flow);
    }
    html.append("<h2>Drift alarms, rule " + rule + "</h2><p>");
    if (result.alarms().isEmpty()) {
      html.append("None.");
    }
    result
        .alarms()
        .forEach(
            alarm ->
                html.append(
                    text(
                        "Week to %s, %s: %+.1f usual differences.<br>",
                        LocalDate.ofEpochDay(alarm.day()),
                        alarm.direction().name().equals("ENTRY") ? "arrivals" : "departures",
                        alarm.surprise())));
    html.append("</p>");
  }

  private void months(List<BacktestRow> all) {
    List<BacktestRow> rows = all.stream().filter(row -> row.lead() == PICTURED_LEAD).toList();
    double most = rows.stream().mapToDouble(row -> row.interval().upper()).max().orElse(1);
    double least = rows.stream().mapToDouble(row -> row.interval().lower()).min().orElse(0);
    Chart chart = new Chart("Estimate a month later, and the end", rows.size(), least, most);
    chart.band(i -> rows.get(i).interval().lower(), i -> rows.get(i).interval().upper());
    chart.line("said", i -> rows.get(i).estimate());
    chart.line("end", i -> rows.get(i).end());
    for (int i = 0; i < rows.size(); i += Math.max(1, rows.size() / 8)) {
      chart.label(i, Months.toString(rows.get(i).month()));
    }
    html.append(
        "<p>Migrants by month: <i class='said' style='color:#1f77b4'></i>estimate and interval at"
            + " lead "
            + PICTURED_LEAD
            + " <i style='color:#222'></i>in the end</p>"
            + chart.svg());
  }

  private void leads(List<BacktestRow> rows, Flow flow) {
    List<Scores> scores =
        IntStream.rangeClosed(0, Revisions.LAST_LEAD)
            .mapToObj(lead -> Scores.of(rows, flow, lead, lead))
            .toList();
    double most =
        scores.stream()
            .flatMap(each -> Stream.of(each.relative(), each.best()))
            .filter(Double::isFinite)
            .max(Double::compare)
            .orElse(1.0);
    Chart chart = new Chart("Mean absolute relative revision by lead", scores.size(), 0, most);
    chart.line("chance", i -> scores.get(i).chance());
    chart.line("best", i -> scores.get(i).best());
    chart.line("said", i -> scores.get(i).relative());
    for (int lead = 0; lead < scores.size(); lead++) {
      chart.label(lead, Integer.toString(lead));
    }
    html.append(
        "<p>Mean absolute relative revision by lead in months: <i style='color:#1f77b4'></i>estimate"
            + " <i style='color:#d62728'></i>best baseline <i style='color:#777'></i>chance"
            + " alone</p>"
            + chart.svg());
  }

  private void table(List<BacktestRow> rows, Flow flow) {
    html.append(
        "<table><tr><th>lead<th>months<th>bias<th>revision<th>relative<th>chance<th>best"
            + " baseline<th>coverage<th>width<th>score</tr>");
    for (int lead = 0; lead <= Revisions.LAST_LEAD; lead++) {
      Scores each = Scores.of(rows, flow, lead, lead);
      html.append(
          text(
              "<tr><td>%d<td>%d<td>%+.1f %%<td>%.1f<td>%.1f %%<td>%.1f %%<td>%.1f"
                  + " %%<td>%.0f %%<td>%.1f<td>%.1f</tr>",
              lead,
              each.rows(),
              100 * each.bias(),
              each.revision(),
              100 * each.relative(),
              100 * each.chance(),
              100 * each.best(),
              100 * each.coverage(),
              each.width(),
              each.score()));
    }
    html.append("</table>");
  }

  /** The page. */
  public String html() {
    return html + "</html>\n";
  }

  /** A flow in words. */
  public static String name(Flow flow) {
    return switch (flow) {
      case ARRIVALS -> "Migrant arrivals";
      case DEPARTURES -> "Migrant departures";
      case NET -> "Net migration";
    };
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
