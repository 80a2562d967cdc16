package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.tabulations.Finding;
import org.borderflow.gaps.tabulations.Tabulations;
import org.borderflow.gaps.tabulations.Verdict;

/** The recommended tabulations with their verdicts. */
final class TabulationsPart {

  private final GapReport report;
  private final PageWriter page;

  TabulationsPart(GapReport report, PageWriter page) {
    this.report = report;
    this.page = page;
  }

  /** Writes it. */
  void write() {
    page.heading("tabulations", "Recommended tabulations");
    page.line(
        "Judged by the data and not by what anybody declares. A place marked † was not read in the"
            + " source itself: look it up before it is quoted.");
    Map<String, String> sources = Tabulations.sources();
    Map<String, List<Finding>> bySource =
        report.findings().stream()
            .collect(
                Collectors.groupingBy(
                    finding -> finding.tabulation().source(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    bySource.forEach(
        (source, findings) -> {
          page.table(
              text(sources.get(source)), "tabulation", "in or out", "place", "verdict", "because");
          findings.forEach(this::finding);
          page.end();
        });
  }

  private void finding(Finding finding) {
    page.append(
        "<tr><th scope='row'>"
            + text(finding.tabulation().title())
            + "</th><td>"
            + (finding.tabulation().flow().code().equals("A") ? "in" : "out")
            + "</td><td>"
            + text(finding.tabulation().place())
            + (finding.tabulation().verified().equals("text") ? "" : " †")
            + "</td><td class='verdict "
            + finding.verdict().name().toLowerCase(Locale.ROOT)
            + "'>"
            + mark(finding.verdict())
            + " "
            + finding.verdict().words()
            + "</td><td class='because'>");
    if (finding.reasons().isEmpty()) {
      page.append("everything that it needs is there");
    } else {
      page.append("<ul class='reasons'>");
      finding.reasons().forEach(reason -> page.append("<li>" + text(reason) + "</li>"));
      page.append("</ul>");
    }
    page.append("</td></tr>");
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PRODUCIBLE -> "●";
      case WITH_CAVEAT -> "◐";
      case NOT_PRODUCIBLE -> "○";
    };
  }
}
