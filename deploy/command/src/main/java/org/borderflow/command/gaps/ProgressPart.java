package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.share;
import static org.borderflow.command.gaps.Html.text;

import java.util.List;
import java.util.Locale;
import org.borderflow.gaps.tabulations.Verdict;

/** What has changed since an earlier assessment. */
final class ProgressPart {

  private final Progress since;
  private final PageWriter page;

  ProgressPart(Progress since, PageWriter page) {
    this.since = since;
    this.page = page;
  }

  /** Writes it. */
  void write() {
    page.heading("progress", "What has changed since " + text(since.before()));
    page.append("<h3>Tabulations</h3>");
    List<Progress.OfTabulation> changed =
        since.tabulations().stream().filter(each -> each.change() != Progress.Change.SAME).toList();
    page.line(
        changed.size()
            + " of "
            + since.tabulations().size()
            + " have another verdict than on "
            + text(since.before())
            + ".");
    if (!changed.isEmpty()) {
      page.table("Tabulations with another verdict", "tabulation", "before", "now", "change");
      for (Progress.OfTabulation each : changed) {
        page.append(
            "<tr><th scope='row'>"
                + text(each.id())
                + "</th><td>"
                + words(each.before())
                + "</td><td>"
                + words(each.after())
                + "</td><td>"
                + word(each.change())
                + "</td></tr>");
      }
      page.end();
    }
    page.append("<h3>Requirements</h3>");
    page.table(
        "How far requirements are met, where that has changed",
        "requirement",
        "before",
        "now",
        "change");
    for (Progress.OfRequirement each : since.requirements()) {
      if (each.change() != Progress.Change.SAME) {
        page.append(
            "<tr><th scope='row'>"
                + text(each.words())
                + "</th><td class='n'>"
                + (each.before() == null ? "–" : share(each.before()))
                + "</td><td class='n'>"
                + (each.after() == null ? "–" : share(each.after()))
                + "</td><td>"
                + word(each.change())
                + "</td></tr>");
      }
    }
    page.end();
  }

  private static String words(Verdict verdict) {
    return verdict == null ? "–" : verdict.words();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
