// Months, written as in the cells: 2024-03.

const number = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const month = (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;

/** Every month from one to another, both included. */
export function months(from, to) {
  const all = [];
  for (let n = number(from); n <= number(to); n++) {
    all.push(month(n));
  }
  return all;
}

/** The month so many months later, or earlier. */
export function later(from, by) {
  return month(number(from) + by);
}

/** The month of a day. */
export function monthOf(day) {
  return day.slice(0, 7);
}

/** The first instant of a month, for the axis of time. */
export function start(of) {
  return new Date(Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5, 7)) - 1, 1));
}

/** Whether a month, or a year, is over on a day. */
export function isOver(period, asOf) {
  const last = period.length === 4 ? `${period}-12` : period;
  const next = start(later(last, 1));
  return new Date(`${asOf}T00:00:00Z`).getTime() >= next.getTime() - 24 * 60 * 60 * 1000;
}
