package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.percent;
import static org.borderflow.command.gaps.Html.share;
import static org.borderflow.command.gaps.Html.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.LagBasis;
import org.borderflow.gaps.fields.FieldCounts;
import org.borderflow.gaps.fields.Place;
import org.borderflow.gaps.fields.Share;
import org.borderflow.gaps.fields.Trend;
import org.borderflow.gaps.fields.Variable;
import org.borderflow.gaps.posts.PostFigures;
import org.borderflow.gaps.tabulations.Requirement;
import org.borderflow.gaps.tabulations.Requirements;

/** How far variables are filled. */
final class VariablesPart {

  /** Variables that stand in the table of posts. */
  private static final List<Variable> OF_POSTS =
      List.of(
          Variable.CITIZENSHIP,
          Variable.SEX,
          Variable.BIRTH_DATE,
          Variable.BIRTH_COUNTRY,
          Variable.RESIDENCE_COUNTRY,
          Variable.OTHER_COUNTRY,
          Variable.PURPOSE,
          Variable.PERMIT,
          Variable.TRANSPORT_MODE,
          Variable.TIME_OF_DAY);

  private final GapReport report;
  private final PageWriter page;
  private final Requirements requirements = Requirements.standard();

  VariablesPart(GapReport report, PageWriter page) {
    this.report = report;
    this.page = page;
  }

  /** Writes it. */
  void write() {
    page.heading("variables", "Variables");
    page.line(
        "Of the crossings that stand, and of the records that were refused for the variable itself:"
            + " <em>filled</em> means that something stands there, <em>valid</em> that it is"
            + " acceptable, <em>unknown</em> that it says so itself (sex U, purpose UNKNOWN, country"
            + " XXX), <em>known</em> what is left. A blank permit says “short stay without permit”"
            + " and a blank class “ordinary traveller”, so blank is no fault there."
            + (report.lagBasis() == LagBasis.RECEIVED
                ? " A deployment’s log does not tell a blank sex, purpose, mode or class from the word"
                    + " for it: here they count as unknown, the class as ordinary."
                : ""));
    FieldCounts all = report.fields().at(Place.EVERYWHERE);
    page.table(
        "All posts, agencies and months",
        "variable",
        "filled",
        "valid",
        "unknown",
        "known",
        "known by month",
        "trend");
    for (Variable variable : Variable.values()) {
      Trend trend = report.trend(variable, Place.EVERYWHERE);
      page.append(
          "<tr><th scope='row'>"
              + name(variable)
              + "</th><td class='n'>"
              + share(all.filled(variable))
              + "</td><td class='n'>"
              + share(all.valid(variable))
              + "</td><td class='n'>"
              + share(all.unknown(variable))
              + "</td>"
              + known(variable, all.known(variable))
              + "<td>"
              + course(variable)
              + "</td><td>"
              + trend(trend)
              + "</td></tr>");
    }
    page.end();
    String[] columns =
        Stream.concat(Stream.of("post"), OF_POSTS.stream().map(VariablesPart::name))
            .toArray(String[]::new);
    page.table("Known share by post", columns);
    for (PostFigures post : ShownPosts.of(report)) {
      knownAt(new Place(post.post(), Place.TOTAL, Place.TOTAL), post.post());
    }
    page.end();
    columns[0] = "agency";
    page.table("Known share by agency", columns);
    for (String agency : report.fields().agencies()) {
      knownAt(new Place(Place.TOTAL, agency, Place.TOTAL), agency);
    }
    page.end();
    page.line(
        "By post and month, agency and month: <code>variables.csv</code>; trends by post and agency:"
            + " <code>trends.csv</code>."
            + ShownPosts.others(report));
  }

  private void knownAt(Place place, String label) {
    FieldCounts counts = report.fields().at(place);
    page.append("<tr><th scope='row'>" + text(label) + "</th>");
    for (Variable variable : OF_POSTS) {
      page.append(known(variable, counts.known(variable)));
    }
    page.append("</tr>");
  }

  /** In the colour of how far tabulations that need it could be made, where any does. */
  private String known(Variable variable, Share share) {
    boolean judged =
        requirements.all().stream()
            .filter(Requirement::isColumn)
            .filter(each -> each.name().equals(variable.column()))
            .anyMatch(each -> variable != Variable.PERMIT && variable != Variable.TRAVELLER_CLASS);
    String level =
        judged && share.isDefined()
            ? requirements.named(variable.column()).level(share).name().toLowerCase(Locale.ROOT)
            : "";
    return "<td class='n " + level + "'>" + share(share) + "</td>";
  }

  private String course(Variable variable) {
    List<String> months = report.fields().months();
    List<Share> shares =
        months.stream()
            .map(
                month ->
                    report.fields().at(new Place(Place.TOTAL, Place.TOTAL, month)).known(variable))
            .toList();
    if (months.isEmpty()) {
      return "";
    }
    return Pictures.course(
        name(variable)
            + " known: "
            + percent(shares.get(0))
            + " in "
            + months.get(0)
            + ", "
            + percent(shares.get(shares.size() - 1))
            + " in "
            + months.get(months.size() - 1),
        shares);
  }

  private static String trend(Trend trend) {
    String course =
        switch (trend.course()) {
          case RISING -> "↑ rising";
          case FALLING -> "↓ falling";
          case STEADY -> "→ steady";
          case TOO_LITTLE -> "too little to tell";
        };
    return course
        + " <small>"
        + percent(trend.earlier())
        + " → "
        + percent(trend.later())
        + "</small>";
  }

  private static String name(Variable variable) {
    return variable.column().replace('_', ' ');
  }
}
