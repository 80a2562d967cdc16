package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.text;

import java.util.Locale;
import java.util.stream.Collectors;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.fields.Trend;
import org.borderflow.gaps.tabulations.Requirement;
import org.borderflow.gaps.tabulations.Requirements;
import org.borderflow.gaps.tabulations.Steps;
import org.borderflow.rules.residence.ResidenceRule;

/** How what stands on the page was found. */
final class MethodPart {

  private final GapReport report;
  private final PageWriter page;

  MethodPart(GapReport report, PageWriter page) {
    this.report = report;
    this.page = page;
  }

  /** Writes it. */
  void write() {
    page.heading("method", "Method");
    page.line(
        "A tabulation is as producible as the requirement that is met worst, and never without a"
            + " caveat of its own. Thresholds are data of the product, in per cent:");
    page.table("Thresholds", "requirement", "of what", "producible from", "with a caveat from");
    for (Requirement each : Requirements.standard().all()) {
      page.append(
          "<tr><th scope='row'>"
              + text(each.name().replace('_', ' '))
              + "</th><td>"
              + text(each.meaning())
              + "</td><td class='n'>"
              + each.producibleFrom()
              + "</td><td class='n'>"
              + each.caveatFrom()
              + "</td></tr>");
    }
    page.end();
    page.line(
        "Requirements of a column are counted over the standing crossings of the table’s direction:"
            + " for tables of crossings all of them, for others those of travellers whose class enters"
            + " the rules. The data begin where all but the earliest thousandth of the crossings"
            + " begin.");
    page.line(
        "The gap of a tabulation is the sum, over its requirements, of how far each is below the share"
            + " from which it is met. A step meets one requirement (of a column: at entries or at"
            + " exits); its rank is what it takes off the gaps of all tabulations. The "
            + Steps.RECOMMENDED
            + " that take most are told, with the posts at which most records are lacking.");
    page.line(
        "A trend compares the later half of the months with the earlier half: "
            + Trend.CHANGE_POINTS
            + " points are a change, and each half needs "
            + Trend.LEAST_RECORDS
            + " records. Shares are rounded down; the whole numbers beside them, in the CSV files and in"
            + " <code>gaps.json</code>, are exact. Rules in force: "
            + text(
                report.rules().rules().stream()
                    .map(ResidenceRule::name)
                    .collect(Collectors.joining(", ")))
            + "; missing crossings: "
            + report.rules().anomalies().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + ".");
  }
}
