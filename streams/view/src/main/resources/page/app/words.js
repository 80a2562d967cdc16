// Numbers, periods and codes as people read them.

import { TOTAL } from "./query.js";

const WHOLE = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const FINE = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const SHORT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const PERCENT = new Intl.NumberFormat("en", { style: "percent" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

const minus = (text) => text.replace("-", "\u2212");

export const whole = (value) => minus(WHOLE.format(value));
export const fine = (value) => minus(FINE.format(value));

/** For an axis: 1,500 and 150K. */
export const short = (value) => (Math.abs(value) < 100_000 ? fine(value) : minus(SHORT.format(value)));

export const percent = (value) => PERCENT.format(value);
export const signed = (value) => (value > 0 ? `+${whole(value)}` : whole(value));

export const signedFine = (value) => (value > 0 ? `+${fine(value)}` : fine(value));

export function period(text) {
  return text.length === 4 ? text : MONTH.format(new Date(`${text}-01T00:00:00Z`));
}

export const day = (date) => DAY.format(new Date(`${date}T00:00:00Z`));

export const DIRECTIONS = { A: "Arrivals", D: "Departures", NET: "Net" };

export const MEASURES = { MIGRANTS: "Migrants", CROSSINGS: "Crossings" };

export const SEX_NAMES = { F: "Female", M: "Male", X: "Neither", U: "Not stated" };

/** A band of ages: 20–24. */
export function age(code) {
  if (code === TOTAL || code === "_U") {
    return code === TOTAL ? "All ages" : "Not known";
  }
  return code === "Y_GE85" ? "85 and over" : code.slice(1).replace("T", "\u2013");
}

/** A length of time as long as it matters. */
export function duration(seconds) {
  if (seconds < 90) {
    return seconds < 1 ? `${Math.round(seconds * 1_000)} ms` : `${fine(seconds)} s`;
  }
  const minutes = seconds / 60;
  if (minutes < 90) {
    return `${whole(minutes)} min`;
  }
  const hours = minutes / 60;
  return hours < 48 ? `${whole(hours)} h` : `${whole(hours / 24)} days`;
}

export const bytes = (number) => `${fine(number / 1e6)} MB`;

/** What a point says, in a few words: for the readout, tables and whoever listens. */
export function spoken(p, write = whole) {
  if (p.kind === "none") {
    return "no cell";
  }
  if (p.kind === "suppressed") {
    return p.provisional ? "suppressed, provisional" : "suppressed";
  }
  let text = write(p.value);
  if (p.hidden > 0) {
    text += ` and ${p.hidden} suppressed`;
  }
  if (!Number.isNaN(p.lower) && p.lower !== p.upper) {
    text += ` (${write(p.lower)} to ${write(p.upper)})`;
  }
  return p.provisional ? `${text}, provisional` : text;
}
