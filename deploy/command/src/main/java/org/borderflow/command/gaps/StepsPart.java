package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.percent;
import static org.borderflow.command.gaps.Html.text;

import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.tabulations.Step;

/** The steps that would close most of the gap. */
final class StepsPart {

  private final GapReport report;
  private final PageWriter page;

  StepsPart(GapReport report, PageWriter page) {
    this.report = report;
    this.page = page;
  }

  /** Writes it. */
  void write() {
    page.heading("steps", "The five steps that would close most of the gap");
    if (report.steps().all().isEmpty()) {
      page.line("Nothing is lacking.");
      return;
    }
    page.append("<ol class='steps'>");
    for (Step step : report.steps().recommended()) {
      page.append(
          "<li><strong>"
              + text(GapPage.what(step))
              + ".</strong><br>"
              + percent(new Share(step.weight(), report.steps().gap()))
              + " of the gap; "
              + step.tabulations().size()
              + (step.tabulations().size() == 1 ? " tabulation lacks" : " tabulations lack")
              + " it, "
              + (step.lifted().isEmpty()
                  ? "and each of them something else as well"
                  : step.lifted().size() + " would have a better verdict by this alone")
              + ".</li>");
    }
    page.append("</ol>");
    page.line(
        "Together "
            + percent(
                new Share(
                    report.steps().recommended().stream().mapToLong(Step::weight).sum(),
                    report.steps().gap()))
            + " of the gap; "
            + report.steps().all().size()
            + " steps would close it all (<code>steps.csv</code>). How they are ranked is said under"
            + " <a href='#method'>method</a>.");
  }
}
