// Lines over months: what is final is solid, what is provisional is dashed, with its interval where one is told.

import { start } from "../app/calendar.js";
import { runs } from "../app/series.js";
import { percent } from "../app/words.js";
import { area, cross, curveStep, frame, level, line, monthRoom, numberAxis, overMonths, timeAxis, upward } from "./frame.js";

/**
 * @typedef {object} Line
 * @property {string} name what it is of
 * @property {string} kind class that gives it its colour
 * @property {import("../app/series.js").Point[]} points its points, by month
 */

/** Months with less room than so many points are not marked each. */
const CROWDED = 4;

/** Height of what tells of one line that months of it are suppressed. */
const LANE = 9;

/** With fewer points than these each is marked. */
const FEW = 40;

/**
 * Some lines over the same months.
 *
 * @param {Line[]} lines the lines
 */
export function monthLines(label, lines, size) {
  const hidden = lines.filter(({ points }) => points.some((p) => p.kind === "suppressed"));
  const chart = frame(label, { ...size, lane: hidden.length > 0 ? LANE * hidden.length + 4 : 0 });
  const x = overMonths(chart, lines[0].points.map((p) => p.period));
  const y = upward(chart, lines.flatMap(({ points }) => points.flatMap((p) => [p.value, p.lower, p.upper])));
  provisionalGround(chart, x, lines);
  numberAxis(chart, y);
  level(chart, y(0), "zero");
  timeAxis(chart, x);
  lines.forEach((one) => band(chart, x, y, one));
  lines.forEach((one) => drawLine(chart, x, y, one));
  hidden.forEach((one, i) => suppressed(chart, x, one, i));
  return { ...chart, x };
}

/** Hatched ground where anything is provisional. */
function provisionalGround({ svg, top, floor }, x, lines) {
  const { points } = lines[0];
  const months = points.map((_, i) => lines.some((one) => one.points[i].provisional));
  for (const [first, last] of runs(months, (provisional) => provisional)) {
    const from = monthRoom(x, points[first].period)[0];
    const width = monthRoom(x, points[last].period)[1] - from;
    svg
      .append("rect")
      .attr("class", "ground")
      .attr("x", from)
      .attr("width", width)
      .attr("y", top)
      .attr("height", floor - top);
    svg
      .append("text")
      .attr("x", from + 4)
      .attr("y", top + 11)
      .text(width > 90 ? "P provisional" : width > 14 ? "P" : "");
  }
}

function band({ svg }, x, y, { kind, points }) {
  const shape = area()
    .defined((p) => p.provisional && p.lower < p.upper)
    .x((p) => x(start(p.period)))
    .y0((p) => y(p.lower))
    .y1((p) => y(p.upper));
  svg.append("path").attr("class", `band ${kind}`).attr("d", shape(points));
}

function drawLine({ svg }, x, y, { kind, points }) {
  const at = (p) => x(start(p.period));
  const through = (defined) => line().defined(defined).x(at).y((p) => y(p.value))(points);
  const known = (p) => Number.isFinite(p.value);
  // A dashed piece begins at the last solid point before it, so that the line is not torn.
  const dashed = new Set(points.filter((p, i) => p.provisional || points[i + 1]?.provisional));
  svg.append("path").attr("class", `line ${kind}`).attr("d", through((p) => known(p) && !p.provisional));
  svg.append("path").attr("class", `line dashed ${kind}`).attr("d", through((p) => known(p) && dashed.has(p)));
  const few = points.filter(known).length < FEW;
  const [from, to] = monthRoom(x, points[0].period);
  const crowded = to - from < CROWDED;
  for (const [i, p] of points.entries()) {
    const alone = !known(points[i - 1] ?? {}) && !known(points[i + 1] ?? {});
    if (known(p) && ((p.provisional && !crowded) || few || alone || p.hidden > 0)) {
      const hollow = p.provisional || p.hidden > 0;
      svg.append("circle").attr("class", `${hollow ? "hollow" : "dot"} ${kind}`).attr("cx", at(p)).attr("cy", y(p.value)).attr("r", 2.4);
    }
  }
}

/** Suppressed months are marked in a lane below the numbers, so that none is taken for a zero. */
function suppressed({ svg, bottom }, x, { kind, points }, i) {
  for (const p of points) {
    if (p.kind === "suppressed") {
      cross(svg, x(start(p.period)), bottom - 6 - LANE * i, kind);
    }
  }
}

/** Bars up and down from zero, one for each month: net flows. */
export function monthBars(label, one, size) {
  const { points, kind } = one;
  const lane = points.some((p) => p.kind === "suppressed") ? LANE + 4 : 0;
  const chart = frame(label, { ...size, lane });
  const x = overMonths(chart, points.map((p) => p.period));
  const y = upward(chart, points.map((p) => p.value));
  numberAxis(chart, y, 4);
  for (const p of points) {
    if (p.kind === "value") {
      const [from, to] = monthRoom(x, p.period);
      const gap = (to - from) / 8;
      chart.svg
        .append("rect")
        .attr("class", p.provisional ? `hatched ${kind}` : `solid ${kind}`)
        .attr("x", from + gap)
        .attr("width", Math.max(0.6, to - from - 2 * gap))
        .attr("y", y(Math.max(0, p.value)))
        .attr("height", Math.abs(y(p.value) - y(0)));
    }
  }
  level(chart, y(0), "zero");
  suppressed(chart, x, one, 0);
  timeAxis(chart, x);
  return { ...chart, x };
}

/** How much of each month is settled, from 0 to 1. */
export function settledShare(label, lines, size) {
  const chart = frame(label, size);
  const x = overMonths(chart, lines[0].points.map((p) => p.period));
  const y = upward(chart, [0, 1]).domain([0, 1]);
  numberAxis(chart, y, 2, percent);
  timeAxis(chart, x);
  for (const { kind, points } of lines) {
    const shape = line()
      .curve(curveStep)
      .defined((p) => Number.isFinite(share(p)))
      .x((p) => x(start(p.period)))
      .y((p) => y(share(p)));
    chart.svg.append("path").attr("class", `line ${kind}`).attr("d", shape(points));
  }
  return { ...chart, x };
}

/** The settled part of a value; NaN if it is not told. */
export function share(p) {
  return p.value > 0 && Number.isFinite(p.final) ? Math.min(1, p.final / p.value) : NaN;
}
