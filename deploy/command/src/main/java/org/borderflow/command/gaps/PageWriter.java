package org.borderflow.command.gaps;

/** Writes the parts of a page one after the other. */
final class PageWriter {

  private final StringBuilder html = new StringBuilder();

  /** Appends markup. */
  void append(String markup) {
    html.append(markup);
  }

  /** Begins a part to which the page's navigation leads. */
  void heading(String id, String heading) {
    html.append("<h2 id='" + id + "'>" + heading + "</h2>");
  }

  /** A paragraph. */
  void line(String markup) {
    html.append("<p>" + markup + "</p>");
  }

  /** Begins a table; its rows are appended and {@link #end} closes it. */
  void table(String caption, String... columns) {
    html.append(
        "<div class='scroll' role='region' tabindex='0' aria-label='"
            + caption
            + "'><table><caption>"
            + caption
            + "</caption><thead><tr>");
    for (String column : columns) {
      html.append("<th scope='col'>" + column + "</th>");
    }
    html.append("</tr></thead><tbody>");
  }

  /** Ends a table. */
  void end() {
    html.append("</tbody></table></div>");
  }

  String html() {
    return html.toString();
  }
}
