// The same months under each rule that this office counts by.

import { element, offer } from "../app/dom.js";
import { people, query, vintage } from "../app/query.js";
import { series } from "../app/series.js";
import { shown, table } from "../app/table.js";
import { DIRECTIONS, period, spoken } from "../app/words.js";
import { entry } from "../charts/legend.js";
import { monthLines } from "../charts/months.js";
import { Section } from "./section.js";

const KINDS = ["rule-1", "rule-2", "rule-3", "rule-4"];

export class Rules extends Section {
  tabulates = true;
  dependsOn = ["direction", "citizenship", "sex", "age", "years"];

  #lines = [];

  constructor(page) {
    super("rules", page);
    this.pick = element("select", { onchange: () => page.choices.choose({ direction: this.pick.value }) });
    this.part("local").append(element("label", {}, "Direction", this.pick));
  }

  questions() {
    const { direction, years, ...chosen } = this.page.choices.all;
    return [
      query({
        freq: "M",
        measure: "MIGRANTS",
        direction,
        ...people(chosen),
        ...vintage(chosen),
        from: this.page.overview.periods(years)[0],
      }),
    ];
  }

  draw([answer]) {
    const { direction, years } = this.page.choices.all;
    offer(this.pick, Object.entries(DIRECTIONS), direction);
    const periods = this.page.overview.periods(years);
    const { rules } = this.page.overview;
    this.#lines = rules.slice(0, KINDS.length).map((rule, i) => ({
      name: rule,
      kind: KINDS[i],
      points: series(answer.cells.filter((cell) => cell.RULE === rule), periods),
    }));
    if (rules.length === 0) {
      this.say("No rule has been counted by.");
      return;
    }
    this.part("lead").textContent = `Migrants, ${DIRECTIONS[direction].toLowerCase()}; ${this.page.chosenPeople()}`;
    this.part("note").textContent =
      rules.length > 1 ? "" : "This office counts by one rule. Others are named with --rules when the streams are started.";
    const latest = this.#lines.map((line) => `${line.name} ${spoken(line.points.at(-1))}`).join(", ");
    this.part("plots").replaceChildren(
      monthLines(`Migrants by month under each rule. Latest, ${period(periods.at(-1))}: ${latest}.`, this.#lines, {
        width: this.width,
        height: 340,
      }).svg.node(),
    );
    const points = this.#lines.flatMap((line) => line.points);
    this.part("legend").replaceChildren(
      ...this.#lines.map((line) => entry("line", line.kind, line.name)),
      ...(points.some((p) => p.provisional) ? [entry("dashed", "quiet", "P: provisional")] : []),
      ...(points.some((p) => p.kind === "suppressed") ? [entry("cross", "quiet", "Suppressed")] : []),
    );
  }

  table() {
    const [first] = this.#lines;
    return first
      ? table(
          "Migrants by month and rule, newest first",
          ["Month", ...this.#lines.map((line) => line.name)],
          first.points.map((p, i) => [period(p.period), ...this.#lines.map((line) => shown(line.points[i]))]).reverse(),
        )
      : null;
  }
}
