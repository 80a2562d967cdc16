// How long people stayed, or were away, and where the rules draw their lines.

import { isOver } from "../app/calendar.js";
import { element, offer } from "../app/dom.js";
import { vintage } from "../app/query.js";
import { point } from "../app/series.js";
import { shown, table } from "../app/table.js";
import { day, spoken } from "../app/words.js";
import { lengthBars } from "../charts/lengths.js";
import { entry } from "../charts/legend.js";
import { Section } from "./section.js";

const DIRECTIONS = { A: "Stays of those who came", D: "Absences of those who left" };
const WHAT = { A: "Completed stays in the country", D: "Completed absences from the country" };
const KINDS = { A: "arrivals", D: "departures" };

export class Lengths extends Section {
  tabulates = true;
  dependsOn = ["rule", "direction", "year"];

  #bars = [];
  #title = "";
  #counted = "";

  constructor(page) {
    super("lengths", page);
    this.year = element("select", { onchange: () => page.choices.choose({ year: this.year.value }) });
    this.direction = element("select", { onchange: () => page.choices.choose({ direction: this.direction.value }) });
    this.part("local").append(element("label", {}, "Year", this.year), element("label", {}, "Direction", this.direction));
  }

  /** There is no net length. */
  get #direction() {
    return this.page.choices.all.direction === "D" ? "D" : "A";
  }

  async ask() {
    const asked = { year: this.page.year(), direction: this.#direction, ...vintage(this.page.choices.all) };
    const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== "")).toString();
    const answers = await Promise.all([this.page.view.lengths(query), this.page.view.lengthClasses(query)]);
    return [...answers, asked];
  }

  /** What is drawn is named by what was asked and told, not by what may have been chosen since. */
  draw([answer, classes, { year, direction, release }]) {
    offer(this.year, this.page.overview.years.map((y) => [y, y]), this.page.year());
    offer(this.direction, Object.entries(DIRECTIONS), this.#direction);
    const asOf = answer.cells[0]?.AS_OF ?? classes.asOf;
    this.#counted = WHAT[direction];
    const state = `${release ? `release ${release}, ` : ""}as of ${day(asOf)}`;
    this.#title = `${this.#counted} that ended in ${year}, by nights; ${state}`;
    this.part("lead").textContent = `${this.#title}; all citizenships, sexes and ages`;
    this.part("note").textContent = "";
    this.#bars = [];
    if (answer.cells.length === 0) {
      this.say("None that ended in this year are known, or none that may be told.");
      return;
    }
    const open = !isOver(year, asOf);
    this.#bars = classes.classes.map(({ length, nightsFrom, nightsTo }) => {
      const p = point(year, answer.cells.filter((cell) => cell.LENGTH === length));
      return { from: nightsFrom, name: nights(nightsFrom, nightsTo), p: { ...p, provisional: open && p.kind !== "none" } };
    });
    const lines = this.#lines(classes.thresholds, direction);
    const points = this.#bars.map(({ p }) => p);
    const most = this.#bars.reduce((a, b) => (b.p.value > (a.p.value || 0) ? b : a));
    const label =
      `${this.#title}. Most: ${most.name} nights, ${spoken(most.p)}. ` +
      `Lines of rules: ${lines.map((line) => line.text).join("; ")}. The numbers are in the table below.`;
    this.part("plots").replaceChildren(
      element("p", { class: "plot-title" }, "Nights, from the number at the left of each bar"),
      lengthBars(label, this.#bars, lines, KINDS[direction], { width: this.width, height: 260 }),
    );
    this.part("legend").replaceChildren(
      entry("threshold", "quiet", "From here on too long for a rule, without any other stay"),
      ...(open ? [entry("hatched", KINDS[direction], "P: the year is not over")] : []),
      ...(points.some((p) => p.kind === "suppressed") ? [entry("cross", KINDS[direction], "Suppressed: few travellers; not zero")] : []),
    );
    this.part("note").textContent = "Classes of unequal length are drawn equally wide: the height of a bar is its number.";
  }

  /** The rules that this office counts by, and the allowance; those that begin on one night stand together. */
  #lines(thresholds, direction) {
    const { rules } = this.page.overview;
    const every = thresholds
      .filter(({ rule, directions }) => directions.includes(direction) && (rules.includes(rule) || rule === "90/180"))
      .sort((a, b) => a.nights - b.nights);
    const lines = [];
    for (const { rule, nights: from } of every) {
      const last = lines.at(-1);
      if (last?.nights === from) {
        last.rules.push(rule);
      } else {
        lines.push({ nights: from, rules: [rule] });
      }
    }
    return lines.map(({ nights: from, rules: of }) => ({
      nights: from,
      text: `${of.join(", ")}: ${from} nights`,
      chosen: of.includes(this.page.choices.all.rule),
    }));
  }

  table() {
    return this.#bars.length > 0
      ? table(
          this.#title,
          ["Nights", this.#counted],
          this.#bars.map(({ name, p }) => [name, shown(p)]),
        )
      : null;
  }

  /** What is drawn besides is no data. */
  cells(answers) {
    return answers.slice(0, 1);
  }
}

/** Nights of a class: 0, 1–3, 730 or more. */
function nights(from, to) {
  if (to === null) {
    return `${from} or more`;
  }
  return from === to ? `${from}` : `${from}\u2013${to}`;
}
