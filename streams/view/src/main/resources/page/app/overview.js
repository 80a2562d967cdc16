// What there is at all: country, as-of date, rules, years and months.

import { later, monthOf, months } from "./calendar.js";
import { query } from "./query.js";

export class Overview {
  asOf = "";
  area = "";
  rules = [];
  years = [];
  isExact = false;
  event = "";
  #first = "";

  /** Asks for it, of the state of the cells that is wanted: two small questions. */
  static async ask(view, vintage) {
    const [yearly, first] = await Promise.all([
      view.cells(query({ freq: "A", direction: "A", ...vintage })),
      view.cells(query({ freq: "M", direction: "A", measure: "CROSSINGS", ...vintage, limit: 1 })),
    ]);
    const overview = new Overview();
    const { cells } = yearly;
    overview.event = yearly.event;
    if (cells.length > 0) {
      overview.asOf = cells[0].AS_OF;
      overview.area = cells[0].REF_AREA;
      overview.isExact = cells[0].CONF_STATUS === "N";
      overview.years = [...new Set(cells.map((cell) => cell.TIME_PERIOD))].sort();
      overview.rules = [...new Set(cells.map((cell) => cell.RULE))].filter((rule) => rule !== "_Z").sort(byCustom);
      overview.#first = first.cells[0]?.TIME_PERIOD ?? `${overview.years[0]}-01`;
    }
    return overview;
  }

  get isEmpty() {
    return this.asOf === "";
  }

  /** The months of the latest so many years, as far as there are any; of all if it is "all". */
  periods = (years) => {
    if (this.isEmpty) {
      return [];
    }
    const last = monthOf(this.asOf);
    const all = months(this.#first, last < this.#first ? this.#first : last);
    return years === "all" ? all : all.filter((month) => month >= later(last, 1 - 12 * Number(years)));
  };
}

/** The rule of Stats NZ and ABS first, if it is there. */
function byCustom(a, b) {
  return (b === "12/16") - (a === "12/16") || a.localeCompare(b, "en", { numeric: true });
}
