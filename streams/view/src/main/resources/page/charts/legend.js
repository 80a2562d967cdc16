// What the signs of a chart mean. They are the chart's own, in small.

import { drawn, element } from "../app/dom.js";

const SIGNS = {
  line: (kind) => [drawn("path", { class: `line ${kind}`, d: "M0 6H26" })],
  dashed: (kind) => [
    drawn("rect", { class: "ground", x: 0, y: -1, width: 26, height: 14 }),
    drawn("path", { class: `line dashed ${kind}`, d: "M0 6H26" }),
    drawn("circle", { class: `hollow ${kind}`, cx: 13, cy: 6, r: 2.6 }),
  ],
  band: (kind) => [drawn("rect", { class: `band ${kind}`, x: 0, y: 0, width: 26, height: 12 })],
  solid: (kind) => [drawn("rect", { class: `solid ${kind}`, x: 6, y: 0, width: 14, height: 12 })],
  hatched: (kind) => [drawn("rect", { class: `hatched ${kind}`, x: 6, y: 0, width: 14, height: 12 })],
  threshold: (kind) => [drawn("path", { class: `threshold ${kind}`, d: "M13 -1V13" })],
  cross: (kind) => [drawn("path", { class: `cross ${kind}`, d: "M10 3l6 6M16 3l-6 6" })],
};

/** One entry: the sign, the class that gives it its colour, and what it means. */
export function entry(sign, kind, meaning) {
  return element("li", {}, drawn("svg", { viewBox: "0 0 26 12", "aria-hidden": "true" }, ...SIGNS[sign](kind)), meaning);
}
