// A small bar in a row of a table, from zero in its middle or at its left.

import { drawn } from "../app/dom.js";

/** @param range least and greatest value of the column */
export function bar(value, [least, most], kind) {
  const room = most - least || 1;
  const zero = (-least / room) * 100;
  const end = ((value - least) / room) * 100;
  return drawn(
    "svg",
    { class: `bar ${kind}`, viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    drawn("rect", { x: Math.min(zero, end), y: 1, width: Math.abs(end - zero), height: 8 }),
    drawn("line", { x1: zero, x2: zero, y1: 0, y2: 10, class: "zero" }),
  );
}
