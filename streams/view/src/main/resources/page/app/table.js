// Tables: what a chart shows, for who cannot see it or wants the numbers.

import { element } from "./dom.js";
import { whole } from "./words.js";

/** The content of a cell for a point: its value, or why there is none. */
export function shown(p, write = whole) {
  if (p.kind === "none") {
    return element("span", { class: "none", title: "no cell" }, "\u2013");
  }
  const parts = [];
  if (p.kind === "suppressed") {
    parts.push(element("span", { class: "suppressed" }, "suppressed"));
  } else {
    parts.push(write(p.value));
    if (p.hidden > 0) {
      parts.push(element("span", { class: "suppressed" }, ` + ${p.hidden} suppressed`));
    }
  }
  if (p.provisional) {
    parts.push(element("abbr", { class: "provisional", title: "provisional" }, "P"));
  }
  const content = document.createDocumentFragment();
  content.append(...parts);
  return content;
}

/**
 * A table.
 *
 * @param caption what it is of
 * @param head names of the columns, or elements
 * @param rows lists of contents, the first of each the name of the row
 */
export function table(caption, head, rows) {
  return element(
    "table",
    {},
    element("caption", { class: "visually-hidden" }, caption),
    element("thead", {}, element("tr", {}, ...head.map((h) => (h instanceof Element ? h : element("th", { scope: "col" }, h))))),
    element(
      "tbody",
      {},
      ...rows.map(([name, ...values]) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, name),
          ...values.map((v) => (v instanceof HTMLTableCellElement ? v : element("td", {}, v))),
        ),
      ),
    ),
  );
}

/** A table that scrolls within its figure; it can be reached with the keyboard to do so. */
export function scrolling(name, made, kind = "") {
  return element("div", { class: `scroll ${kind}`.trim(), tabindex: "0", role: "region", "aria-label": name }, made);
}
