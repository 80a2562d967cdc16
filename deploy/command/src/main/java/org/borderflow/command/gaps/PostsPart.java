package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.number;
import static org.borderflow.command.gaps.Html.share;
import static org.borderflow.command.gaps.Html.text;

import java.util.stream.Stream;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.LagBasis;
import org.borderflow.gaps.posts.Lags;
import org.borderflow.gaps.posts.PostFigures;
import org.borderflow.gaps.posts.Silences;

/** How well posts report. */
final class PostsPart {

  private final GapReport report;
  private final PageWriter page;

  PostsPart(GapReport report, PageWriter page) {
    this.report = report;
    this.page = page;
  }

  /** Writes it. */
  void write() {
    page.heading("posts", "Posts");
    page.line(
        "A post is silent in a run of at least "
            + Silences.LEAST_DAYS
            + " days without a record in which at least "
            + Silences.LEAST_EXPECTED
            + " were to be expected by its own daily mean; one that is closed for a season is silent"
            + " by this rule as well. Complete is what came of what would have come without silent"
            + " periods."
            + ShownPosts.others(report));
    page.table(
        "How well posts report",
        "post",
        "records",
        "complete",
        "days with records",
        "silent periods",
        "entries without exit",
        "exits without entry",
        "set aside",
        "imputed",
        "refused");
    post(report.allPosts(), "all posts");
    ShownPosts.of(report).forEach(post -> post(post, post.post()));
    page.end();
    page.line(
        "An entry is without exit if the same traveller is next seen entering; an exit without entry"
            + " if the traveller was last seen leaving. <em>Set aside</em>: crossings of travellers"
            + " with such a gap, <em>imputed</em>: missing crossings that would be supposed instead;"
            + " both are told whichever policy is in force.");
    page.append("<h3>Silent periods</h3>");
    page.append(Pictures.silences(ShownPosts.of(report), report.from(), report.asOf()));
    page.line(
        "A bar runs from the first day of a post; outlined parts are silent. Dates:"
            + " <code>silences.csv</code>.");
    lags();
    clocks();
  }

  private void post(PostFigures post, String label) {
    long silences =
        post == report.allPosts()
            ? report.posts().stream().mapToLong(each -> each.silences().size()).sum()
            : post.silences().size();
    page.append(
        "<tr><th scope='row'>"
            + text(label)
            + "</th><td class='n'>"
            + number(post.records())
            + "</td><td class='n'>"
            + share(post.completeness())
            + "</td><td class='n'>"
            + share(post.daysReported())
            + "</td><td class='n'>"
            + number(silences)
            + " <small>"
            + number(post.silent().numerator())
            + " days</small></td><td class='n'>"
            + share(post.unmatchedEntries())
            + "</td><td class='n'>"
            + share(post.unmatchedExits())
            + "</td><td class='n'>"
            + share(post.contradicted())
            + "</td><td class='n'>"
            + share(post.supposed())
            + "</td><td class='n'>"
            + number(post.refused())
            + "</td></tr>");
  }

  private void lags() {
    page.append("<h3>Reporting lag</h3>");
    Lags all = report.allPosts().lags();
    if (all.count() == 0) {
      page.line(
          "Not known: files do not say when their records were received. With"
              + " <code>--in-order-of-arrival</code> it is told by the order of the records, and of a"
              + " running deployment by its log.");
      return;
    }
    page.line(
        report.lagBasis() == LagBasis.RECEIVED
            ? "Days from the crossing until the deployment received its record."
            : "Days by which a record is older than the newest one before it in the files.");
    page.append(Pictures.bars("Records by days of lag", all.classes()));
    page.table("Lag by post, in days", "post", "records", "half within", "nine in ten within");
    lag(report.allPosts(), "all posts");
    ShownPosts.of(report).forEach(post -> lag(post, post.post()));
    page.end();
  }

  private void lag(PostFigures post, String label) {
    page.append(
        "<tr><th scope='row'>"
            + text(label)
            + "</th><td class='n'>"
            + number(post.lags().count())
            + "</td><td class='n'>"
            + days(post.lags(), 50)
            + "</td><td class='n'>"
            + days(post.lags(), 90)
            + "</td></tr>");
  }

  private static String days(Lags lags, int percent) {
    return lags.within(percent).isPresent() ? number(lags.within(percent).getAsInt()) : "–";
  }

  private void clocks() {
    page.table(
        "Clock faults",
        "post",
        "refused for a date to come",
        "dated after their reception",
        "clock backward between successive numbers");
    Stream.concat(Stream.of(report.allPosts()), ShownPosts.of(report).stream())
        .forEach(
            post ->
                page.append(
                    "<tr><th scope='row'>"
                        + (post == report.allPosts() ? "all posts" : text(post.post()))
                        + "</th><td class='n'>"
                        + share(post.future())
                        + "</td><td class='n'>"
                        + share(post.ahead())
                        + "</td><td class='n'>"
                        + share(post.backward())
                        + "</td></tr>"));
    page.end();
  }
}
