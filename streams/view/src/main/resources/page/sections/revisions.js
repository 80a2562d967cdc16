// What the releases said of each month, one after the other, and why they differ.

import { later, monthOf, months } from "../app/calendar.js";
import { download, element, offer } from "../app/dom.js";
import { people, query } from "../app/query.js";
import { series } from "../app/series.js";
import { scrolling, shown, table } from "../app/table.js";
import { DIRECTIONS, fine, period, signed, signedFine } from "../app/words.js";
import { firstAndLatest, waterfall } from "../charts/moves.js";
import { Section } from "./section.js";

/** The service keeps so many of them open. */
const MOST_RELEASES = 4;
const MONTHS = 24;

const PARTS = {
  new_records: "New records",
  late_records: "Late records",
  corrections_and_links: "Corrections and links",
  outcomes_now_known: "Outcomes now known",
  model: "Model",
  rules: "Rules",
};

export class Revisions extends Section {
  dependsOn = ["measure", "rule", "direction", "citizenship", "sex", "age"];

  #month = null;

  constructor(page) {
    super("revisions", page);
    this.direction = element("select", { onchange: () => page.choices.choose({ direction: this.direction.value }) });
    this.part("local").append(element("label", {}, "Direction", this.direction));
    this.month = element("select", {
      onchange: () => {
        this.#month = this.month.value;
        this.redraw();
      },
    });
  }

  async ask() {
    const releases = this.#upToTheChosen().slice(-MOST_RELEASES);
    const { measure, rule, direction, ...chosen } = this.page.choices.all;
    const asked = releases.map(async (release) => {
      const question = query({
        freq: "M",
        measure,
        rule: measure === "MIGRANTS" ? rule : "_Z",
        direction,
        ...people(chosen),
        release: release.number,
        from: later(monthOf(releases.at(-1).asOf), 1 - MONTHS),
      });
      return { ...(await this.page.view.cells(question)), release };
    });
    // Without the role it would be refused: the parts are exact.
    if (this.page.isExact && releases.length > 1) {
      asked.push(this.page.view.revisions(releases.at(-1).number));
    }
    return Promise.all(asked);
  }

  /** What was released up to the state of the cells that is looked at. */
  #upToTheChosen() {
    const { asOf, release } = this.page.choices.all;
    return this.page.releases.filter((r) => (release === "" || r.number <= Number(release)) && (asOf === "" || r.asOf <= asOf));
  }

  cells(answers) {
    return answers.filter((answer) => answer.release);
  }

  draw(answers) {
    const { direction } = this.page.choices.all;
    const columns = this.cells(answers);
    const releases = columns.map((answer) => answer.release);
    offer(this.direction, Object.entries(DIRECTIONS), direction);
    this.part("why").replaceChildren();
    this.part("why-title").hidden = true;
    if (releases.length === 0) {
      this.part("lead").textContent = "";
      this.part("note").textContent = "";
      this.say("No release has been published yet. Each freezes the cells as of a day; from the second on their differences are shown here.");
      return;
    }
    this.part("lead").textContent =
      `${this.page.whatIsCounted()}, ${DIRECTIONS[direction].toLowerCase()}; ${this.page.chosenPeople()}; ` +
      (releases.length === 1 ? "one release so far" : `the latest ${releases.length} releases`);
    const periods = months(later(monthOf(releases.at(-1).asOf), 1 - MONTHS), monthOf(releases.at(-1).asOf));
    const said = columns.map((answer) => series(answer.cells, periods));
    const rows = periods.map((month, i) => history(month, said.map((points) => points[i]))).filter((row) => row.said.length > 0);
    if (rows.length === 0) {
      this.say("No cells for this choice.");
      return;
    }
    const picture = [
      element("p", { class: "plot-title" }, "Hollow: what was said first. Full: what is said now."),
      firstAndLatest("First and latest value of each month; all values are in the table below.", rows, { width: this.width, height: 210 }),
    ];
    this.part("plots").replaceChildren(
      ...(releases.length > 1 ? picture : []),
      scrolling("Revisions: table", this.#triangle(releases, rows), "full"),
    );
    this.part("note").textContent = this.page.isExact
      ? ""
      : "Values after disclosure control: a change of up to 4 may be rounding alone. Why a value moved is told exactly, to holders of the confidential role.";
    const why = answers.find((answer) => !answer.release);
    if (why) {
      this.#why(why, releases.at(-1));
    }
  }

  #triangle(releases, rows) {
    return table(
      "Revisions",
      ["Month", ...releases.map((r) => element("th", { scope: "col" }, `${r.number}: ${r.asOf}`)), "First to latest"],
      [...rows].reverse().map((row) => [
        period(row.period),
        ...row.points.map((p, i) => element("td", { class: row.moved[i] ? "changed" : "" }, p.kind === "none" ? "" : shown(p))),
        Number.isFinite(row.latest - row.first) && row.said.length > 1 ? signed(row.latest - row.first) : "",
      ]),
    );
  }

  #why({ cells, text }, release) {
    const { measure, rule, direction } = this.page.choices.all;
    const mine = cells.filter(
      (cell) => cell.MEASURE === measure && cell.DIRECTION === direction && (measure !== "MIGRANTS" || cell.RULE === rule) && cell.TIME_PERIOD.length === 7,
    );
    const size = (cell) => Math.abs(Number(cell.current) - Number(cell.previous));
    const moved = mine.filter((cell) => size(cell) > 0);
    if (moved.length === 0) {
      return;
    }
    const known = moved.map((cell) => cell.TIME_PERIOD);
    if (!known.includes(this.#month)) {
      this.#month = moved.reduce((a, b) => (size(b) > size(a) ? b : a)).TIME_PERIOD;
    }
    offer(this.month, [...known].reverse().map((m) => [m, period(m)]), this.#month);
    const cell = moved.find((c) => c.TIME_PERIOD === this.#month);
    const parts = Object.entries(PARTS).map(([column, name]) => ({ name, size: Number(cell[column]) }));
    this.part("why-title").hidden = false;
    this.part("why").replaceChildren(
      element("p", { class: "local" }, element("label", {}, `From the release before to release ${release.number}, month`, this.month)),
      waterfall(`Parts of the change of ${period(this.#month)}; all numbers are in the table below.`, Number(cell.previous), parts, { width: Math.min(this.width, 900) }),
      scrolling(
        "Why it moved: table",
        table(
          "Why it moved",
          ["Month", "Previous", ...Object.values(PARTS), "Current"],
          [...moved].reverse().map((c) => [
            period(c.TIME_PERIOD),
            fine(Number(c.previous)),
            ...Object.keys(PARTS).map((column) => (Number(c[column]) === 0 ? "" : signedFine(Number(c[column])))),
            fine(Number(c.current)),
          ]),
        ),
        "full",
      ),
      element(
        "p",
        {},
        element("button", { type: "button", onclick: () => download(`borderflow-revisions-of-release-${release.number}.csv`, text) }, "Download CSV of all parts"),
      ),
    );
  }
}

/** What was said of one month: by each release, first and last, and where it moved. */
function history(month, points) {
  const said = points.filter((p) => p.kind !== "none");
  const values = points.map((p) => p.value).filter(Number.isFinite);
  return {
    period: month,
    points,
    said,
    first: values[0] ?? NaN,
    latest: values.at(-1) ?? NaN,
    moved: points.map((p, i) => i > 0 && points[i - 1].kind !== "none" && (p.kind !== points[i - 1].kind || (p.kind === "value" && p.value !== points[i - 1].value))),
  };
}
