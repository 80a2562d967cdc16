// Arrivals, departures and net by month: what the page is opened for.

import { isOver } from "../app/calendar.js";
import { element } from "../app/dom.js";
import { people, query, vintage } from "../app/query.js";
import { series, total } from "../app/series.js";
import { shown, table } from "../app/table.js";
import { DIRECTIONS, MEASURES, percent, period, signed, spoken, whole } from "../app/words.js";
import { entry } from "../charts/legend.js";
import { monthBars, monthLines, settledShare, share } from "../charts/months.js";
import { scrubber } from "../charts/scrubber.js";
import { Section } from "./section.js";

const CLASSES = { A: "arrivals", D: "departures", NET: "net" };

export class Flows extends Section {
  /** It is what the reader sees first, and what is followed live. */
  always = true;

  tabulates = true;
  dependsOn = ["measure", "rule", "citizenship", "sex", "age", "years"];

  /** What it shows, by direction. */
  #points = null;
  #periods = [];
  #looked = null;

  constructor(page) {
    super("flows", page);
  }

  /** The cells it shows. */
  question() {
    const { measure, rule, ...chosen } = this.page.choices.all;
    const { periods } = this.page.overview;
    return query({
      freq: "M",
      measure,
      rule: measure === "MIGRANTS" ? rule : "_Z",
      direction: ["A", "D", "NET"],
      ...people(chosen),
      ...vintage(chosen),
      from: periods(chosen.years)[0],
    });
  }

  questions() {
    return [this.question()];
  }

  draw([answer]) {
    const { measure, rule, years } = this.page.choices.all;
    const { asOf } = this.page.overview;
    this.#periods = this.page.overview.periods(years);
    this.#points = Object.fromEntries(
      Object.keys(DIRECTIONS).map((direction) => [
        direction,
        series(answer.cells.filter((cell) => cell.DIRECTION === direction), this.#periods).map((p) => ({
          ...p,
          provisional: p.provisional || (p.kind !== "none" && !isOver(p.period, asOf)),
        })),
      ]),
    );
    const what = measure === "MIGRANTS" ? `Migrants, rule ${rule}` : MEASURES[measure];
    this.part("lead").textContent = `${what}; ${this.page.chosenPeople()}`;
    for (const text of this.part("definition").querySelectorAll("[data-for]")) {
      text.hidden = text.dataset.for !== measure;
    }
    if (answer.cells.length === 0) {
      this.#points = null;
      this.part("tiles-title").textContent = "";
      this.part("tiles").replaceChildren();
      this.part("readout").replaceChildren();
      this.part("scrub").replaceChildren();
      this.part("note").textContent = "";
      this.say("No cells for this choice.");
      return;
    }
    this.#tiles();
    this.#plots(what);
    this.#legend();
  }

  /** The sum of the latest twelve months that are over. */
  #tiles() {
    const { asOf } = this.page.overview;
    const over = this.#periods.filter((p) => isOver(p, asOf));
    const last = over.at(-1);
    const year = over.slice(-12);
    const span = year.length === 12 ? "Year" : `${year.length} months`;
    this.part("tiles-title").textContent = last ? `${span} to ${period(last)}` : "No month is over yet";
    this.part("tiles").replaceChildren(
      ...Object.keys(DIRECTIONS).map((direction) => {
        const sum = total(last, this.#points[direction].filter((p) => year.includes(p.period)));
        const notes = [
          sum.kind === "suppressed" ? "suppressed" : "",
          sum.hidden > 0 ? `without ${sum.hidden} suppressed cells` : "",
          sum.provisional ? "provisional" : "",
        ];
        const value = sum.kind === "value" ? (direction === "NET" ? signed(sum.value) : whole(sum.value)) : "\u2013";
        return element(
          "div",
          {},
          element("dt", {}, DIRECTIONS[direction], element("small", {}, notes.filter((note) => note).join(", "))),
          element("dd", { class: CLASSES[direction] }, value),
        );
      }),
    );
  }

  #plots(what) {
    const size = (height) => ({ width: this.width, height });
    const line = (direction) => ({ name: DIRECTIONS[direction], kind: CLASSES[direction], points: this.#points[direction] });
    const narrow = this.width < 560;
    const both = [line("A"), line("D")];
    const last = `${DIRECTIONS.A.toLowerCase()} ${spoken(this.#points.A.at(-1))}, ${DIRECTIONS.D.toLowerCase()} ${spoken(this.#points.D.at(-1))}`;
    const span = `${period(this.#periods[0])} to ${period(this.#periods.at(-1))}`;
    const lines = monthLines(`${what}: arrivals and departures by month, ${span}. Latest: ${last}.`, both, size(narrow ? 230 : 310));
    const net = monthBars(`${what}: net by month, ${span}.`, line("NET"), size(narrow ? 120 : 150));
    const charts = [lines, net];
    const parts = [title("Arrivals and departures"), lines.svg.node(), title("Net"), net.svg.node()];
    if (this.#settled()) {
      const settled = settledShare(`${what}: settled share by month, ${span}.`, both, size(100));
      charts.push(settled);
      parts.push(title("Settled part of what is published; the rest is still undecided"), settled.svg.node());
    }
    this.part("plots").replaceChildren(...parts);
    const focused = this.part("scrub").contains(document.activeElement);
    const slider = scrubber(
      charts,
      this.#periods,
      (i) => this.#told(i),
      (i) => this.#read(i),
      Math.max(0, this.#looked === null ? this.#periods.length - 1 : this.#periods.indexOf(this.#looked)),
    );
    this.part("scrub").replaceChildren(slider);
    if (focused) {
      slider.focus();
    }
  }

  /** Whether it is told what is settled, and not all of it is. */
  #settled() {
    return [...this.#points.A, ...this.#points.D].some((p) => p.provisional && Number.isFinite(share(p)));
  }

  #told(i) {
    const each = Object.keys(DIRECTIONS).map((d) => `${DIRECTIONS[d].toLowerCase()} ${spoken(this.#points[d][i])}`);
    return `${period(this.#periods[i])}: ${each.join("; ")}`;
  }

  #read(i) {
    this.#looked = i === this.#periods.length - 1 ? null : this.#periods[i];
    const parts = [element("b", {}, period(this.#periods[i]))];
    for (const direction of Object.keys(DIRECTIONS)) {
      const p = this.#points[direction][i];
      parts.push(" \u2002", element("span", { class: CLASSES[direction] }, DIRECTIONS[direction].toLowerCase()), " ", spoken(p));
      if (direction !== "NET" && p.provisional && Number.isFinite(share(p))) {
        parts.push(`, ${percent(share(p))} settled`);
      }
    }
    this.part("readout").replaceChildren(...parts);
  }

  #legend() {
    const all = Object.values(this.#points).flat();
    const entries = [entry("line", "arrivals", "Arrivals"), entry("line", "departures", "Departures"), entry("solid", "net", "Net")];
    if (all.some((p) => p.provisional)) {
      entries.push(entry("dashed", "quiet", "P: provisional, or the month is not over"));
      entries.push(entry("hatched", "net", "Net, provisional"));
    }
    if (all.some((p) => p.lower < p.upper)) {
      entries.push(entry("band", "quiet", "95 % interval"));
    }
    if (all.some((p) => p.kind === "suppressed")) {
      entries.push(entry("cross", "quiet", "Suppressed: few travellers; not zero"));
    }
    this.part("legend").replaceChildren(...entries);
    const notes = [];
    if (all.some((p) => p.kind === "none")) {
      notes.push("Where there is no sign there is no cell: nobody was counted, or nobody whom this office shows.");
    }
    if (all.some((p) => p.hidden > 0)) {
      notes.push("Sums of several cells; hollow where a part of the sum is suppressed and not in it.");
    }
    this.part("note").textContent = notes.join(" ");
  }

  table() {
    if (!this.#points) {
      return null;
    }
    const exact = this.#settled();
    const interval = (p) => (p.lower < p.upper ? `${whole(p.lower)} to ${whole(p.upper)}` : "");
    const head = ["Month", "Arrivals", "Departures", "Net"];
    if (exact) {
      head.push("Arrivals, 95 %", "Departures, 95 %", "Arrivals settled", "Departures settled");
    }
    const rows = this.#periods.map((month, i) => {
      const [a, d, n] = ["A", "D", "NET"].map((direction) => this.#points[direction][i]);
      const more = exact ? [interval(a), interval(d), ...[a, d].map((p) => (Number.isFinite(share(p)) ? percent(share(p)) : ""))] : [];
      return [period(month), shown(a), shown(d), shown(n), ...more];
    });
    return table("By month, newest first", head, rows.reverse());
  }
}

function title(text) {
  return element("p", { class: "plot-title" }, text);
}
