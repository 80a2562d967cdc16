package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.format;
import static org.borderflow.command.gaps.Html.number;
import static org.borderflow.command.gaps.Html.text;

import java.util.List;
import java.util.Map;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.definitions.Definition;
import org.borderflow.gaps.definitions.Neighbour;
import org.borderflow.gaps.tabulations.Tabulations;

/** Definitions in force beside recommended ones, and the totals under those of others. */
final class DefinitionsPart {

  private final GapReport report;
  private final PageWriter page;

  DefinitionsPart(GapReport report, PageWriter page) {
    this.report = report;
    this.page = page;
  }

  /** Writes it. */
  void write() {
    page.heading("definitions", "Definitions");
    Map<String, String> sources = Tabulations.sources();
    page.table("In force beside recommended", "aspect", "in force", "recommended", "source");
    for (Definition each : report.definitions()) {
      page.append(
          "<tr><th scope='row'>"
              + text(each.aspect())
              + "</th><td>"
              + text(each.inForce())
              + "</td><td>"
              + text(each.recommended())
              + "</td><td>"
              + text(sources.get(each.source()))
              + ", "
              + text(each.place())
              + (each.verified().equals("text") ? "" : " †")
              + "</td></tr>");
    }
    page.end();
    page.append("<h3>What the totals are under the definitions of others</h3>");
    List<Neighbour> neighbours = report.totals().neighbours();
    int decided = report.totals().decidedMonths().size();
    page.line(
        decided == 0
            ? "No month is settled under all rules yet: the settled counts of different rules do not"
                + " compare, since one rule needs longer than another."
            : "Only the "
                + decided
                + " months to "
                + report.totals().decidedMonths().last()
                + " compare: of them everything is settled under all rules.");
    if (decided > 0) {
      page.append(Pictures.neighbours(neighbours));
    }
    Neighbour own = neighbours.get(0);
    page.table(
        "Migrants by rule",
        "rule",
        "days",
        "arrivals that compare",
        "departures that compare",
        "net",
        "net beside " + text(own.rule().name()),
        "settled in all",
        "pending");
    for (Neighbour each : neighbours) {
      page.append(
          "<tr><th scope='row'>"
              + text(each.rule().name())
              + (each.inForce() ? " (in force)" : "")
              + (each.used().isEmpty() ? "" : "<br><small>" + text(used(each)) + "</small>")
              + "</th><td>"
              + each.rule().threshold()
              + " of "
              + each.rule().window()
              + "</td><td class='n'>"
              + number(each.decidedArrivals())
              + "</td><td class='n'>"
              + number(each.decidedDepartures())
              + "</td><td class='n'>"
              + number(each.decidedNet())
              + "</td><td class='n'>"
              + format("%+,d", each.decidedNet() - own.decidedNet())
              + "</td><td class='n'>"
              + number(each.arrivals().settled())
              + " in, "
              + number(each.departures().settled())
              + " out</td><td class='n'>"
              + number(each.arrivals().pending())
              + " in, "
              + number(each.departures().pending())
              + " out</td></tr>");
    }
    page.end();
  }

  private static String used(Neighbour neighbour) {
    int colon = neighbour.used().indexOf(':');
    return colon < 0 ? neighbour.used() : neighbour.used().substring(0, colon);
  }
}
