// What was said first and what is said now, and the parts of a change.

import { start } from "../app/calendar.js";
import { fine, signedFine } from "../app/words.js";
import { around, bands, frame, namesAtLeft, numberAxis, numbersBelow, overMonths, scale, timeAxis } from "./frame.js";

/**
 * For each month, its first published value, hollow, and its latest.
 *
 * @param months period, first and latest value
 */
export function firstAndLatest(label, months, size) {
  const chart = frame(label, size);
  const { svg } = chart;
  const x = overMonths(chart, months.map((m) => m.period));
  const y = around(chart, months.flatMap((m) => [m.first, m.latest]));
  numberAxis(chart, y);
  timeAxis(chart, x);
  for (const { period, first, latest } of months) {
    const at = x(start(period));
    if (Number.isFinite(first)) {
      const kind = latest >= first ? "up" : "down";
      svg.append("line").attr("class", `move ${kind}`).attr("x1", at).attr("x2", at).attr("y1", y(first)).attr("y2", y(latest));
      svg.append("circle").attr("class", "said-first").attr("cx", at).attr("cy", y(first)).attr("r", 3.2);
      svg.append("circle").attr("class", "said-last").attr("cx", at).attr("cy", y(latest)).attr("r", 3.2);
    }
  }
  return svg.node();
}

/**
 * A change, part after part, from what was to what is.
 *
 * @param parts name and size of each part
 */
export function waterfall(label, previous, parts, { width }) {
  let at = previous;
  const steps = parts.map(({ name, size }) => {
    const step = { name, from: at, to: at + size, size };
    at += size;
    return step;
  });
  const ends = steps.flatMap((step) => [step.from, step.to]).concat(previous);
  const room = Math.max(3, Math.max(...ends) - Math.min(...ends));
  const least = Math.min(...ends) - room / 2;
  const rows = [
    { name: "Previous", from: least, to: previous, kind: "whole", told: fine(previous) },
    ...steps.map((step) => ({ ...step, kind: step.size >= 0 ? "up" : "down", told: signedFine(step.size) })),
    { name: "Current", from: least, to: at, kind: "whole", told: fine(at) },
  ];
  const chart = frame(label, { width, height: 40 + rows.length * 26, left: Math.min(180, width * 0.42), right: 56 });
  const { svg, left, right, top, bottom } = chart;
  const x = scale([least, Math.max(...ends)], [left, right]);
  const y = bands(rows.map((row) => row.name), [top, bottom], 0.25);
  numbersBelow(chart, x, width < 500 ? 3 : 6);
  namesAtLeft(chart, y, (name) => name);
  for (const { name, from, to, kind, told } of rows) {
    svg
      .append("rect")
      .attr("class", `part ${kind}`)
      .attr("x", x(Math.min(from, to)))
      .attr("width", Math.max(1, Math.abs(x(to) - x(from))))
      .attr("y", y(name))
      .attr("height", y.bandwidth());
    svg
      .append("text")
      .attr("class", "told")
      .attr("x", x(Math.max(from, to)) + 6)
      .attr("y", y(name) + y.bandwidth() / 2)
      .attr("dy", "0.35em")
      .text(told);
  }
  return svg.node();
}
