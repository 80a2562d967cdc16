// The one place where the page meets its charting library, D3: room for a chart, its scales and its axes.

/* global d3 */

import { start } from "../app/calendar.js";
import { short } from "../app/words.js";

export const { area, line, curveStep } = d3;

/** So much room at the left for numbers, the same in charts that stand below each other. */
export const LEFT = 52;
export const RIGHT = 14;
const TOP = 10;
const BOTTOM = 26;

const HALF_MONTH = 15 * 24 * 60 * 60 * 1000;

/**
 * An empty chart.
 *
 * @param label what it shows, for who does not see it
 * @param lane height of a lane below the numbers, for what has none
 */
export function frame(label, { width, height, left = LEFT, right = RIGHT, lane = 0 }) {
  const svg = d3
    .create("svg")
    .attr("class", "plot")
    .attr("role", "img")
    .attr("aria-label", label)
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height);
  return { svg, width, height, left, right: width - right, top: TOP, floor: height - BOTTOM - lane, bottom: height - BOTTOM };
}

/** Months from left to right, with half a month of room at either end. */
export function overMonths({ left, right }, periods) {
  return d3.scaleUtc(
    [new Date(start(periods[0]).getTime() - HALF_MONTH), new Date(start(periods.at(-1)).getTime() + HALF_MONTH)],
    [left, right],
  );
}

/** From where a month begins in a chart to where it ends: a month stands around the middle of its room. */
export function monthRoom(x, period) {
  const middle = start(period).getTime();
  return [x(new Date(middle - HALF_MONTH)), x(new Date(middle + HALF_MONTH))];
}

/** Numbers from the bottom to the top, zero among them. */
export function upward({ top, floor }, values) {
  const known = values.filter(Number.isFinite);
  return d3.scaleLinear([Math.min(0, ...known), Math.max(3, ...known)], [floor, top]).nice(5);
}

/** Numbers from the bottom to the top, close around those that there are: for dots, not for lengths. */
export function around({ top, floor }, values) {
  const known = values.filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const room = Math.max(3, (most - least) / 10);
  return d3.scaleLinear([Math.max(Math.min(0, least), least - room), most + room], [floor, top]).nice(4);
}

export function scale(domain, range) {
  return d3.scaleLinear(domain, range);
}

export function bands(names, range, padding) {
  return d3.scaleBand(names, range).paddingInner(padding);
}

/** The axis of time; the first of January bears its year. */
export function timeAxis({ svg, left, right, bottom }, x) {
  const [from, to] = x.domain();
  const months = d3.utcMonth.count(from, to);
  const most = Math.max(2, Math.min(Math.round((right - left) / 80), 12));
  // Few months would be divided into days.
  const ticks = months <= 2 * most ? d3.utcMonth.every(Math.ceil(months / most)) : most;
  const format = (date) => (date.getUTCMonth() === 0 ? d3.utcFormat("%Y")(date) : d3.utcFormat("%b")(date));
  const axis = d3.axisBottom(x).ticks(ticks).tickFormat(format).tickSize(4).tickSizeOuter(0);
  svg.append("g").attr("class", "axis").attr("aria-hidden", "true").attr("transform", `translate(0,${bottom})`).call(axis);
}

/** The axis of numbers, with lines to read them off. */
export function numberAxis({ svg, left, right }, y, ticks = 5, format = short) {
  // People are counted in whole numbers.
  const values = y.ticks(ticks).filter((value) => format !== short || Number.isInteger(value));
  const axis = d3.axisLeft(y).tickValues(values).tickFormat(format).tickSize(left - right).tickPadding(8);
  svg.append("g").attr("class", "axis lines").attr("aria-hidden", "true").attr("transform", `translate(${left},0)`).call(axis);
}

/** The axis of numbers at the bottom. */
export function numbersBelow({ svg, top, bottom }, x, ticks, format = short) {
  const axis = d3.axisBottom(x).ticks(ticks).tickFormat(format).tickSize(top - bottom).tickPadding(8);
  svg.append("g").attr("class", "axis lines").attr("aria-hidden", "true").attr("transform", `translate(0,${bottom})`).call(axis);
}

/** Names at the left. */
export function namesAtLeft({ svg, left }, y, format) {
  const axis = d3.axisLeft(y).tickFormat(format).tickSize(0).tickPadding(8);
  svg.append("g").attr("class", "axis").attr("aria-hidden", "true").attr("transform", `translate(${left},0)`).call(axis);
}

/** A level line. */
export function level({ svg, left, right }, y, kind) {
  svg.append("line").attr("class", kind).attr("x1", left).attr("x2", right).attr("y1", y).attr("y2", y);
}

/** A small cross: what is suppressed. */
export function cross(parent, x, y, kind) {
  const r = 2.6;
  parent
    .append("path")
    .attr("class", `cross ${kind}`)
    .attr("d", `M${x - r} ${y - r}L${x + r} ${y + r}M${x - r} ${y + r}L${x + r} ${y - r}`);
}
