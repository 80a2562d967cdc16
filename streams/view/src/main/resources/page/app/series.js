// Cells made into points that can be drawn: one for each period, whatever is known of it.

/**
 * @typedef {object} Point
 * @property {string} period the month or year
 * @property {"value"|"suppressed"|"none"} kind whether there is a value; "none" is a period without a cell
 * @property {number} value NaN unless there is one
 * @property {number} hidden how many parts of a sum are suppressed, and so not in the value
 * @property {boolean} provisional whether something in it is still undecided, or the period is not over
 * @property {number} lower lower end of the interval; NaN if none is told
 * @property {number} upper its upper end
 * @property {number} final what is settled; NaN if it is not told
 * @property {number} pending how many crossings are undecided; NaN if it is not told
 */

const number = (text) => (text === "" || text === undefined ? NaN : Number(text));

/** The point of one period, of the cells that make it up: one, or the parts of a sum. */
export function point(period, cells) {
  const shown = cells.filter((cell) => cell.OBS_VALUE !== "");
  const sum = (column) => shown.reduce((total, cell) => total + number(cell[column]), 0);
  const one = cells.length === 1 && shown.length === 1;
  return {
    period,
    kind: shown.length > 0 ? "value" : cells.length > 0 ? "suppressed" : "none",
    value: shown.length > 0 ? sum("OBS_VALUE") : NaN,
    hidden: shown.length > 0 ? cells.length - shown.length : 0,
    provisional: cells.some((cell) => cell.OBS_STATUS === "P"),
    // Intervals of parts do not add up to that of the sum.
    lower: one ? number(cells[0].LOWER) : NaN,
    upper: one ? number(cells[0].UPPER) : NaN,
    final: shown.length > 0 ? sum("FINAL_COUNT") : NaN,
    pending: shown.length > 0 ? sum("PENDING_COUNT") : NaN,
  };
}

/** A point for each period. */
export function series(cells, periods) {
  const by = new Map(periods.map((period) => [period, []]));
  for (const cell of cells) {
    by.get(cell.TIME_PERIOD)?.push(cell);
  }
  return periods.map((period) => point(period, by.get(period)));
}

/** The sum of points, as a point. */
export function total(period, points) {
  const shown = points.filter((p) => p.kind === "value");
  const hidden = points.filter((p) => p.kind === "suppressed").length + points.reduce((sum, p) => sum + p.hidden, 0);
  return {
    period,
    kind: shown.length > 0 ? "value" : hidden > 0 ? "suppressed" : "none",
    value: shown.length > 0 ? shown.reduce((sum, p) => sum + p.value, 0) : NaN,
    hidden: shown.length > 0 ? hidden : 0,
    provisional: points.some((p) => p.provisional),
    lower: NaN,
    upper: NaN,
    final: NaN,
    pending: NaN,
  };
}

/** Runs of neighbours for which something holds, as pairs of the first and the last index. */
export function runs(points, holds) {
  const found = [];
  points.forEach((p, i) => {
    if (holds(p)) {
      const last = found.at(-1);
      if (last && last[1] === i - 1) {
        last[1] = i;
      } else {
        found.push([i, i]);
      }
    }
  });
  return found;
}
