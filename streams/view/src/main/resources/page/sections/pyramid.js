// The flow of a year by age and sex.

import { element, offer } from "../app/dom.js";
import { AGES, SEXES, query, vintage } from "../app/query.js";
import { point } from "../app/series.js";
import { shown, table } from "../app/table.js";
import { DIRECTIONS, SEX_NAMES, age, whole } from "../app/words.js";
import { entry } from "../charts/legend.js";
import { ageSexPyramid } from "../charts/pyramid.js";
import { Section } from "./section.js";

export class Pyramid extends Section {
  tabulates = true;
  dependsOn = ["measure", "rule", "direction", "citizenship", "year"];

  #bands = [];

  constructor(page) {
    super("pyramid", page);
    this.year = element("select", { onchange: () => page.choices.choose({ year: this.year.value }) });
    this.direction = element("select", { onchange: () => page.choices.choose({ direction: this.direction.value }) });
    this.part("local").append(element("label", {}, "Year", this.year), element("label", {}, "Direction", this.direction));
  }

  questions() {
    const { measure, rule, direction, citizenship, ...chosen } = this.page.choices.all;
    const year = this.page.year();
    return [
      query({
        freq: "A",
        measure,
        rule: measure === "MIGRANTS" ? rule : "_Z",
        direction,
        citizenship,
        sex: SEXES,
        age: AGES,
        ...vintage(chosen),
        from: year,
        to: year,
      }),
    ];
  }

  draw([answer]) {
    const { direction, citizenship } = this.page.choices.all;
    const year = this.page.year();
    offer(this.year, this.page.overview.years.map((y) => [y, y]), year);
    offer(this.direction, Object.entries(DIRECTIONS), direction);
    const of = (a, sex) => point(year, answer.cells.filter((cell) => cell.AGE === a && cell.SEX === sex));
    this.#bands = AGES.map((a) => ({ age: a, ...Object.fromEntries(SEXES.map((sex) => [sex, of(a, sex)])) }));
    this.part("lead").textContent =
      `${this.page.whatIsCounted()}, ${DIRECTIONS[direction].toLowerCase()}, ${year}; ${this.page.names.area(citizenship, "all citizenships")}`;
    if (answer.cells.length === 0) {
      this.say("No cells for this choice.");
      this.part("note").textContent = "";
      return;
    }
    const points = this.#bands.flatMap(({ F, M }) => [F, M]);
    if (direction === "NET") {
      this.part("plots").replaceChildren(element("p", {}, "A pyramid shows arrivals or departures; the net of each band is in the table."));
      this.part("legend").replaceChildren();
    } else {
      this.part("plots").replaceChildren(
        ageSexPyramid(`Age and sex of ${DIRECTIONS[direction].toLowerCase()} in ${year}. The numbers are in the table below.`, this.#bands, {
          width: this.width,
        }),
      );
      this.part("legend").replaceChildren(
        ...(points.some((p) => p.provisional) ? [entry("hatched", "arrivals", "P: provisional")] : []),
        ...(points.some((p) => p.kind === "suppressed") ? [entry("cross", "quiet", "Suppressed: few travellers; not zero")] : []),
      );
    }
    this.part("note").textContent = this.#others();
  }

  /** Who is in neither half. */
  #others() {
    const others = ["X", "U"].flatMap((sex) => this.#bands.map((band) => band[sex])).filter((p) => p.kind !== "none");
    if (others.length === 0) {
      return "";
    }
    const sum = others.filter((p) => p.kind === "value").reduce((all, p) => all + p.value, 0);
    const hidden = others.filter((p) => p.kind === "suppressed").length;
    const parts = [sum > 0 ? whole(sum) : "", hidden > 0 ? `${hidden} suppressed cells` : ""].filter((part) => part);
    return `Not in the picture, but in the table, are other and unstated sexes: ${parts.join(" and ")}.`;
  }

  table() {
    return table(
      "By age and sex",
      ["Age", ...SEXES.map((sex) => SEX_NAMES[sex])],
      this.#bands.map((band) => [age(band.age), ...SEXES.map((sex) => shown(band[sex]))]),
    );
  }
}
