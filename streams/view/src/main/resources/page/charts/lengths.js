// Classes of lengths from left to right, equally wide whatever they hold, with lines where rules say that it is too long. The
// numbers below stand where classes begin.

import { cross, frame, level, numberAxis, scale, upward } from "./frame.js";

/** Height of the room that the name of a line has above the bars. */
const LANE = 17;

/** With less room than this for a class its number is slanted. */
const CROWDED = 30;

/**
 * @param bars for each class, from the shortest: its first night, and its point
 * @param lines from the shortest: at which first night, its text, and whether it is the one that was chosen
 */
export function lengthBars(label, bars, lines, kind, { width, height }) {
  const narrow = width < 500;
  const chart = frame(label, { width, height: height + lines.length * LANE, left: narrow ? 44 : undefined });
  const { svg, left, right, bottom } = chart;
  const x = scale([0, bars.length], [left, right]);
  const slanted = x(1) - x(0) < CROWDED;
  const floor = bottom - (slanted ? 12 : 0);
  const top = chart.top + lines.length * LANE;
  const y = upward({ top, floor }, bars.map(({ p }) => p.value));
  numberAxis(chart, y);
  bars.forEach(({ from, p }, i) => {
    if (p.kind === "value") {
      svg
        .append("rect")
        .attr("class", p.provisional ? `hatched ${kind}` : `solid ${kind}`)
        .attr("x", x(i) + 1)
        .attr("width", x(1) - x(0) - 2)
        .attr("y", y(p.value))
        .attr("height", y(0) - y(p.value));
    } else if (p.kind === "suppressed") {
      cross(svg, (x(i) + x(i + 1)) / 2, y(0) - 8, kind);
    }
    firstNight(svg, x(i), floor, from, slanted);
  });
  level(chart, y(0), "zero");
  lines.forEach((line, i) => {
    const at = x(bars.findIndex(({ from }) => from === line.nights));
    threshold(svg, at, floor, chart.top + (lines.length - 1 - i) * LANE, line);
  });
  return svg.node();
}

function firstNight(svg, x, y, from, slanted) {
  const text = svg.append("text").attr("aria-hidden", "true").text(from);
  if (slanted) {
    text.attr("text-anchor", "end").attr("transform", `translate(${x + 3},${y + 12}) rotate(-50)`);
  } else {
    text.attr("text-anchor", "middle").attr("x", x).attr("y", y + 17);
  }
}

/** The longer, the higher stands its name, so that no line runs through the name of another. */
function threshold(svg, x, floor, top, { text, chosen }) {
  const kind = chosen ? "chosen" : "";
  svg.append("line").attr("class", `threshold ${kind}`).attr("x1", x).attr("x2", x).attr("y1", top).attr("y2", floor);
  svg
    .append("text")
    .attr("class", `threshold-name ${kind}`)
    .attr("aria-hidden", "true")
    .attr("text-anchor", "end")
    .attr("x", x - 5)
    .attr("y", top + 11)
    .text(text);
}
