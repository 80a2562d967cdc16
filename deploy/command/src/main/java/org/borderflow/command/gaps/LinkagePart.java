package org.borderflow.command.gaps;

import static org.borderflow.command.gaps.Html.format;
import static org.borderflow.command.gaps.Html.number;
import static org.borderflow.command.gaps.Html.share;

import org.borderflow.gaps.GapReport;
import org.borderflow.gaps.people.Linkage;

/** How crossings are put together to people. */
final class LinkagePart {

  private final GapReport report;
  private final PageWriter page;

  LinkagePart(GapReport report, PageWriter page) {
    this.report = report;
    this.page = page;
  }

  /** Writes it. */
  void write() {
    Linkage people = report.linkage();
    page.heading("linkage", "Linkage");
    page.line(
        "An identity is a person number of an agency or a document. Two identities are one person"
            + " only where an agency has said so.");
    page.append("<dl>");
    item("crossings that say who crossed", share(people.identified()));
    item(
        "identities per person",
        people.persons() == 0
            ? "–"
            : format("%.3f", (double) people.identities() / people.persons())
                + " <small>"
                + number(people.identities())
                + "&#8239;/&#8239;"
                + number(people.persons())
                + "</small>");
    item("identities linked to another", share(people.linked()));
    item("people with one identity", share(people.oneIdentity()));
    item("people with two", share(people.twoIdentities()));
    item("people with more", share(people.moreIdentities()));
    item("people seen once", share(people.seenOnce()));
    item("people seen twice in a row in one direction", share(people.contradicted()));
    item("people whose residence is known from elsewhere", share(people.residenceTold()));
    page.append("</dl>");
  }

  private void item(String term, String value) {
    page.append("<dt>" + term + "</dt><dd>" + value + "</dd>");
  }
}
