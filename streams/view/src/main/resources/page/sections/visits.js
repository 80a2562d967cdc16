// Visits, their length, and overstays.

import { isOver } from "../app/calendar.js";
import { element } from "../app/dom.js";
import { people, query, vintage } from "../app/query.js";
import { series } from "../app/series.js";
import { shown, table } from "../app/table.js";
import { fine, period, spoken } from "../app/words.js";
import { entry } from "../charts/legend.js";
import { monthLines } from "../charts/months.js";
import { Section } from "./section.js";

const VISITS = [
  { measure: "OVERNIGHT_VISITS", name: "Overnight visits", kind: "rule-1" },
  { measure: "SAME_DAY_VISITS", name: "Same-day visits", kind: "rule-2" },
];
const OVERSTAYS = [
  { measure: "OVERSTAYS_CONFIRMED", name: "Overstays, confirmed", kind: "rule-3" },
  { measure: "OVERSTAYS_SUSPECTED", name: "Overstays, suspected", kind: "rule-4" },
];

/** With fewer visits rounding alone would move their mean length. */
const ENOUGH = 30;

export class Visits extends Section {
  tabulates = true;
  dependsOn = ["citizenship", "sex", "age", "years"];

  #lines = [];

  constructor(page) {
    super("visits", page);
  }

  questions() {
    const { years, ...chosen } = this.page.choices.all;
    const same = { ...people(chosen), ...vintage(chosen), from: this.page.overview.periods(years)[0] };
    return [
      query({ freq: "M", direction: "A", measure: [...VISITS, ...OVERSTAYS].map((line) => line.measure), ...same }),
      query({ freq: "A", measure: ["OVERNIGHT_VISITS", "NIGHTS"], ...same }),
    ];
  }

  draw([monthly, yearly]) {
    const { asOf, periods } = this.page.overview;
    const shownMonths = periods(this.page.choices.all.years);
    this.#lines = [...VISITS, ...OVERSTAYS].map((line) => ({
      ...line,
      points: series(monthly.cells.filter((cell) => cell.MEASURE === line.measure), shownMonths).map((p) => ({
        ...p,
        provisional: p.provisional || (p.kind !== "none" && !isOver(p.period, asOf)),
      })),
    }));
    this.part("lead").textContent = `By month of entry, or of the first day over; ${this.page.chosenPeople()}`;
    if (monthly.cells.length === 0) {
      this.say("No cells for this choice.");
      this.part("note").textContent = "";
      return;
    }
    const plot = (lines, height) => {
      const latest = lines.map((line) => `${line.name.toLowerCase()} ${spoken(line.points.at(-1))}`).join(", ");
      const label = `${lines.map((line) => line.name).join(" and ")} by month. Latest: ${latest}.`;
      return monthLines(label, lines, { width: this.width, height }).svg.node();
    };
    this.part("plots").replaceChildren(
      element("p", { class: "plot-title" }, "Visits"),
      plot(this.#lines.slice(0, 2), 180),
      element("p", { class: "plot-title" }, "Overstays of 90 days in any 180"),
      plot(this.#lines.slice(2), 150),
      ...this.#lengths(yearly.cells),
    );
    const points = this.#lines.flatMap((line) => line.points);
    this.part("legend").replaceChildren(
      ...this.#lines.map((line) => entry("line", line.kind, line.name)),
      ...(points.some((p) => p.provisional) ? [entry("dashed", "quiet", "P: provisional, or the month is not over")] : []),
      ...(points.some((p) => p.kind === "suppressed") ? [entry("cross", "quiet", "Suppressed")] : []),
    );
    this.part("note").textContent = "";
  }

  /**
   * Nights for each overnight visit, of whole years only: nights are counted where stays end, visits where they begin, which
   * by month would compare one month's guests with those of another. In the first two years of a log many stays that end began
   * before it, and while a year is provisional many of its stays have not ended: neither is told.
   */
  #lengths(cells) {
    const { asOf, years } = this.page.overview;
    const lengths = years
      .slice(2)
      .filter((year) => isOver(year, asOf))
      .map((year) => {
        const of = (measure) => series(cells.filter((cell) => cell.MEASURE === measure), [year])[0];
        return { year, nights: of("NIGHTS"), visits: of("OVERNIGHT_VISITS") };
      })
      .filter(({ nights, visits }) => nights.value > 0 && visits.value >= ENOUGH)
      .filter(({ nights, visits }) => !nights.provisional && !visits.provisional && nights.hidden + visits.hidden === 0);
    if (lengths.length === 0) {
      return [];
    }
    return [
      element("p", { class: "plot-title" }, "Nights for each overnight visit: nights of stays that ended in the year, by visits that began in it"),
      element(
        "dl",
        { class: "years" },
        ...lengths.map(({ year, nights, visits }) =>
          element(
            "div",
            {},
            element("dt", {}, year),
            element("dd", {}, fine(nights.value / visits.value)),
          ),
        ),
      ),
    ];
  }

  table() {
    const [first] = this.#lines;
    return first
      ? table(
          "Visits and overstays by month, newest first",
          ["Month", ...this.#lines.map((line) => line.name)],
          first.points.map((p, i) => [period(p.period), ...this.#lines.map((line) => shown(line.points[i]))]).reverse(),
        )
      : null;
  }
}
