// Where people come from and go to, in a year.

import { element, offer } from "../app/dom.js";
import { ANY, TOTAL, query, vintage } from "../app/query.js";
import { point } from "../app/series.js";
import { scrolling, shown, table } from "../app/table.js";
import { signed } from "../app/words.js";
import { bar } from "../charts/bar.js";
import { Section } from "./section.js";

const COLUMNS = { A: "Arrivals from", D: "Departures to", NET: "Net" };

export class Corridors extends Section {
  dependsOn = ["measure", "rule", "year"];

  #sort = { by: "A", down: true };

  constructor(page) {
    super("corridors", page);
    this.year = element("select", { onchange: () => page.choices.choose({ year: this.year.value }) });
    this.part("local").append(element("label", {}, "Year", this.year));
  }

  questions() {
    const { measure, rule, ...chosen } = this.page.choices.all;
    const year = this.page.year();
    return [
      query({
        freq: "A",
        measure,
        rule: measure === "MIGRANTS" ? rule : "_Z",
        direction: Object.keys(COLUMNS),
        counterpart: ANY,
        ...vintage(chosen),
        from: year,
        to: year,
      }),
    ];
  }

  draw([answer]) {
    const year = this.page.year();
    offer(this.year, this.page.overview.years.map((y) => [y, y]), year);
    this.part("lead").textContent = `${this.page.whatIsCounted()} by previous or next country, ${year}; all citizenships, sexes and ages`;
    const by = new Map();
    for (const cell of answer.cells) {
      if (cell.COUNTERPART !== TOTAL) {
        const row = by.get(cell.COUNTERPART) ?? {};
        row[cell.DIRECTION] = [cell];
        by.set(cell.COUNTERPART, row);
      }
    }
    const corridors = [...by].map(([code, cells]) => ({
      name: this.page.names.area(code, "All"),
      ...Object.fromEntries(Object.keys(COLUMNS).map((d) => [d, point(year, cells[d] ?? [])])),
    }));
    if (corridors.length === 0) {
      this.say("No cells for this choice.");
      this.part("note").textContent = "";
      return;
    }
    corridors.sort((a, b) => this.#order(a, b));
    const focused = this.part("plots").contains(document.activeElement) ? document.activeElement.dataset.by : null;
    this.part("plots").replaceChildren(scrolling("Corridors: table", this.#rows(corridors), "full"));
    if (focused) {
      this.part("plots").querySelector(`[data-by="${focused}"]`).focus();
    }
    this.part("note").textContent = corridors.some((c) => Object.keys(COLUMNS).some((d) => c[d].kind === "suppressed"))
      ? "Suppressed: few travellers; not zero. Parts need not add up to totals, because each is rounded by itself."
      : "";
  }

  #rows(corridors) {
    const values = (d) => corridors.map((c) => c[d].value).filter(Number.isFinite);
    const range = (d) => [Math.min(0, ...values(d)), Math.max(1, ...values(d))];
    const ranges = { A: range("A"), D: range("D"), NET: range("NET") };
    const net = (c) => element("td", {}, Number.isFinite(c.NET.value) ? bar(c.NET.value, ranges.NET, "net") : null);
    return table(
      "Corridors",
      [this.#head("name", "Country"), ...Object.entries(COLUMNS).map(([d, name]) => this.#head(d, name)), element("td", { "aria-hidden": "true" })],
      corridors.map((c) => [c.name, shown(c.A), shown(c.D), shown(c.NET, signed), net(c)]),
    );
  }

  #head(by, name) {
    const sorted = this.#sort.by === by ? (this.#sort.down ? "descending" : "ascending") : "none";
    const turn = () => {
      this.#sort = { by, down: this.#sort.by === by ? !this.#sort.down : by !== "name" };
      this.redraw();
    };
    return element("th", { scope: "col", "aria-sort": sorted }, element("button", { type: "button", "data-by": by, onclick: turn }, name));
  }

  /** What has no value comes last, however the rest is sorted. */
  #order(a, b) {
    const { by, down } = this.#sort;
    if (by === "name") {
      return (down ? -1 : 1) * a.name.localeCompare(b.name);
    }
    const [x, y] = [a[by].value, b[by].value];
    if (Number.isNaN(x) || Number.isNaN(y)) {
      return Number.isNaN(x) - Number.isNaN(y) || a.name.localeCompare(b.name);
    }
    return (down ? y - x : x - y) || a.name.localeCompare(b.name);
  }
}
