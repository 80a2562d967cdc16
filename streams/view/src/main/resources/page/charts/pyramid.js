// Ages upward, men to the left, women to the right; what is provisional is hatched, what is suppressed is marked at the axis.

import { age, short } from "../app/words.js";
import { bands, cross, frame, namesAtLeft, numbersBelow, scale } from "./frame.js";

const ROW = 19;
const SIDES = [
  { sex: "M", sign: -1, kind: "departures", name: "Male", anchor: "start" },
  { sex: "F", sign: 1, kind: "arrivals", name: "Female", anchor: "end" },
];

/**
 * @param rows for each age, from the youngest: its code, and the points of men and women
 */
export function ageSexPyramid(label, rows, { width }) {
  const chart = frame(label, { width, height: 36 + rows.length * ROW, left: 88 });
  const { svg, left, right, top, bottom } = chart;
  const most = Math.max(3, ...rows.flatMap(({ F, M }) => [F.value, M.value]).filter(Number.isFinite));
  const x = scale([-most, most], [left, right]).nice(4);
  const y = bands(rows.map((row) => row.age), [bottom, top], 0.12);
  numbersBelow(chart, x, width < 500 ? 4 : 8, (value) => short(Math.abs(value)));
  namesAtLeft(chart, y, age);
  for (const { sex, sign, kind, name, anchor } of SIDES) {
    for (const row of rows) {
      const p = row[sex];
      if (p.kind === "value") {
        const end = x(sign * p.value);
        svg
          .append("rect")
          .attr("class", p.provisional ? `hatched ${kind}` : `solid ${kind}`)
          .attr("x", Math.min(x(0), end))
          .attr("width", Math.abs(end - x(0)))
          .attr("y", y(row.age))
          .attr("height", y.bandwidth());
      } else if (p.kind === "suppressed") {
        cross(svg, x(0) + sign * 8, y(row.age) + y.bandwidth() / 2, kind);
      }
    }
    svg
      .append("text")
      .attr("class", `side ${kind}`)
      .attr("x", sign < 0 ? left + 6 : right - 6)
      .attr("y", top + 12)
      .attr("text-anchor", anchor)
      .text(name);
  }
  svg.append("line").attr("class", "zero").attr("x1", x(0)).attr("x2", x(0)).attr("y1", top).attr("y2", bottom);
  return svg.node();
}
