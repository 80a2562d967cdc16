// What stands around the figures: heading, lists to choose from, the key.

import { offer } from "./dom.js";
import { AGES, ANY, SEXES, TOTAL, query, vintage } from "./query.js";
import { Problem } from "./view.js";
import { MEASURES, SEX_NAMES, age, day } from "./words.js";

const YEARS = [["2", "2 years"], ["5", "5 years"], ["10", "10 years"], ["all", "All"]];
const STATES = { live: "live", away: "connection lost, trying again", off: "" };

export class Shell {
  #form = document.getElementById("choices");
  #citizenships = [];

  /** Lets the reader choose. */
  listen(page) {
    this.#form.addEventListener("change", ({ target }) => {
      const changes = { [target.name]: target.value };
      // A release has an as-of date of its own.
      if (target.name === "release") {
        changes.asOf = "";
      } else if (target.name === "asOf") {
        changes.release = "";
      }
      page.choices.choose(changes);
    });
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("key-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#useKey(page, document.getElementById("key-text").value.trim());
    });
    document.getElementById("key-forget").addEventListener("click", () => this.#useKey(page, ""));
  }

  async #useKey(page, key) {
    page.view.key = key;
    await this.attempt(() => page.load());
    document.getElementById("key-text").value = "";
    if (!this.#problem().hidden) {
      page.view.key = "";
    } else if (key !== "" && !page.isExact && !page.overview.isEmpty) {
      this.#tellProblem("This key shows public cells only.");
    }
  }

  /** Does what may be refused, and says so if it is. */
  async attempt(what) {
    try {
      await what();
      this.#problem().hidden = true;
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      if (problem.status === 401 || problem.status === 403) {
        this.#tellProblem(problem.message);
      } else {
        document.getElementById("as-of").textContent = problem.message;
      }
    }
  }

  #problem() {
    return document.getElementById("key-problem");
  }

  #tellProblem(text) {
    document.getElementById("key").open = true;
    this.#problem().textContent = text;
    this.#problem().hidden = false;
  }

  live(state) {
    const sign = document.getElementById("live");
    sign.dataset.state = state;
    sign.textContent = STATES[state];
    sign.hidden = state === "off";
  }

  /** Draws what is known and chosen. */
  draw(page) {
    const { overview, names } = page;
    document.getElementById("area").textContent = overview.isEmpty ? "borderflow" : names.area(overview.area, "");
    const asOf = overview.isEmpty ? "Nothing has been counted yet." : `As of ${day(overview.asOf)}`;
    const told = document.getElementById("as-of");
    if (told.textContent !== asOf) {
      told.textContent = asOf;
      document.getElementById("announcement").textContent = asOf;
    }
    const key = document.getElementById("key");
    key.dataset.sight = page.isExact ? "exact" : "public";
    document.getElementById("sight").textContent = page.isExact ? "Exact cells, confidential" : "Public cells";
    document.getElementById("confidentiality").textContent = page.isExact
      ? "Exact cells: not for publication."
      : "Public cells: what few travellers make up is suppressed, what is shown is rounded by itself, so that parts need not add up to totals.";
    this.#offerAll(page);
  }

  #offerAll({ choices, overview, releases }) {
    const { measure, rule, citizenship, sex, age: band, years, asOf, release } = choices.all;
    const list = (name) => this.#form.elements[name];
    offer(list("measure"), Object.entries(MEASURES), measure);
    offer(list("rule"), overview.rules.map((r) => [r, r]), rule);
    list("rule").disabled = measure !== "MIGRANTS" || overview.rules.length < 2;
    offer(list("citizenship"), [[TOTAL, "All"], ...this.#citizenships], citizenship);
    offer(list("sex"), [[TOTAL, "All"], ...SEXES.map((s) => [s, SEX_NAMES[s]])], sex);
    offer(list("age"), [[TOTAL, "All"], ...AGES.map((a) => [a, age(a)])], band);
    offer(list("years"), YEARS, years);
    const dates = [...new Set(releases.map((r) => r.asOf))].reverse();
    offer(list("asOf"), [["", "Now"], ...dates.map((d) => [d, d])], asOf);
    offer(list("release"), [["", "None: as they stand"], ...[...releases].reverse().map((r) => [String(r.number), `${r.number}: ${r.asOf}`])], release);
    list("asOf").disabled = dates.length === 0 && asOf === "";
    list("release").disabled = releases.length === 0 && release === "";
  }

  /** Which citizenships there are; the largest first, then all of them by name. */
  async offerCitizenships(page) {
    const { measure, rule, ...chosen } = page.choices.all;
    const { cells } = await page.view.cells(
      query({ freq: "A", direction: "A", measure, rule: measure === "MIGRANTS" ? rule : "_Z", citizenship: ANY, ...vintage(chosen) }),
    );
    const sizes = new Map();
    for (const cell of cells) {
      if (cell.CITIZENSHIP !== TOTAL) {
        sizes.set(cell.CITIZENSHIP, (sizes.get(cell.CITIZENSHIP) ?? 0) + Number(cell.OBS_VALUE));
      }
    }
    const named = [...sizes.keys()].map((code) => [code, page.names.area(code, "")]);
    const byName = [...named].sort((a, b) => a[1].localeCompare(b[1]));
    const bySize = [...named].sort((a, b) => sizes.get(b[0]) - sizes.get(a[0]));
    this.#citizenships =
      named.length > 12 ? [{ group: "Most arrivals", options: bySize.slice(0, 8) }, { group: "All by name", options: byName }] : byName;
    this.draw(page);
  }
}
