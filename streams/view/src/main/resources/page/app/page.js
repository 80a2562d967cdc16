// The page as a whole: what its sections share, and who is told when something becomes otherwise.

import { Choices } from "./choices.js";
import { Live } from "./live.js";
import { Names } from "./names.js";
import { Overview } from "./overview.js";
import { TOTAL, vintage } from "./query.js";
import { MEASURES, SEX_NAMES, age } from "./words.js";

/** What is not followed itself is asked again this long after what is followed has changed. */
const REST = 5_000;

/** What {@link vintage} says of the state of now. */
const PRESENT = { asOf: "" };

export class Page {
  choices = new Choices();
  overview = new Overview();
  names = new Names();
  releases = [];

  /** From top to bottom: the first is followed live, the last is about releases. */
  sections = [];

  #rest = 0;

  /**
   * @param view asks
   * @param shell what stands around the sections: told when it has to be drawn
   */
  constructor(view, shell) {
    this.view = view;
    this.shell = shell;
    this.live = new Live(view, () => this.#changed(), (state) => shell.live(state));
    this.choices.addEventListener("chosen", ({ detail }) => this.#chosen(detail));
  }

  /** The section whose cells are followed. */
  get #first() {
    return this.sections[0];
  }

  get isExact() {
    return this.overview.isExact;
  }

  /** The year that figures of a year show: the one chosen, else the latest that is over. */
  year() {
    const { years, asOf } = this.overview;
    const { year } = this.choices.all;
    if (years.includes(year)) {
      return year;
    }
    return years.filter((y) => `${y}-12-31` <= asOf).at(-1) ?? years.at(-1) ?? "";
  }

  whatIsCounted() {
    const { measure, rule } = this.choices.all;
    return measure === "MIGRANTS" ? `Migrants, rule ${rule}` : MEASURES[measure];
  }

  chosenPeople() {
    const { citizenship, sex, age: band } = this.choices.all;
    const parts = [
      citizenship === TOTAL ? "all citizenships" : `citizenship ${this.names.area(citizenship, "")}`,
      sex === TOTAL ? "" : SEX_NAMES[sex].toLowerCase(),
      band === TOTAL ? "" : `age ${age(band)}`,
    ];
    return parts.filter((part) => part).join(", ");
  }

  /** Asks for everything anew. */
  async load() {
    const wanted = vintage(this.choices.all);
    const overview = await Overview.ask(this.view, wanted);
    if (!this.#isWanted(wanted)) {
      return;
    }
    this.overview = overview;
    if (!this.overview.isEmpty && !this.overview.rules.includes(this.choices.all.rule)) {
      // No rule was chosen, or one that this office does not count by.
      this.#quietly({ rule: this.overview.rules[0] ?? "" });
    }
    this.shell.draw(this);
    if (!this.overview.isEmpty) {
      await Promise.all(this.sections.map((section) => section.refresh()));
    }
    this.#follow();
  }

  /** Whether a state is still the one that is chosen: if not, what was chosen since is asked for elsewhere. */
  #isWanted({ asOf, release }) {
    const chosen = vintage(this.choices.all);
    return chosen.asOf === asOf && chosen.release === release;
  }

  /** Asks for what the first view can do without. */
  async loadRest() {
    [this.releases, this.names.lists] = await Promise.all([this.view.releases(), this.view.names()]);
    this.shell.draw(this);
    if (!this.overview.isEmpty) {
      await this.shell.offerCitizenships(this);
      this.sections.forEach((section) => section.redraw());
      this.sections.at(-1).refresh();
    }
  }

  /** Follows what the first section shows, if that is the present. */
  #follow() {
    const { asOf, release } = this.choices.all;
    if (asOf !== "" || release !== "" || document.hidden) {
      this.live.stop();
    } else {
      this.live.follow(this.#first.question(), this.overview.event);
    }
  }

  #quietly(changes) {
    this.settling = true;
    this.choices.choose(changes);
    this.settling = false;
  }

  async #chosen(names) {
    if (this.settling) {
      return;
    }
    if (names.includes("asOf") || names.includes("release")) {
      this.live.stop();
      await this.shell.attempt(() => this.load());
      return;
    }
    this.shell.draw(this);
    this.sections.filter((section) => section.dependsOn.some((name) => names.includes(name))).forEach((section) => section.refresh());
    if (this.#first.dependsOn.some((name) => names.includes(name))) {
      this.#follow();
    }
    if (names.includes("measure") || names.includes("rule")) {
      await this.shell.attempt(() => this.shell.offerCitizenships(this));
    }
  }

  async #changed() {
    await this.shell.attempt(async () => {
      const before = this.overview;
      const overview = await Overview.ask(this.view, {});
      if (!this.#isWanted(PRESENT)) {
        return;
      }
      this.overview = overview;
      if (before.isEmpty && !this.overview.isEmpty) {
        await this.load();
        return;
      }
      this.shell.draw(this);
      await this.#first.refresh();
      this.#rest ||= setTimeout(() => this.#refreshRest(), REST);
    });
  }

  #refreshRest() {
    this.#rest = 0;
    this.shell.attempt(async () => {
      this.releases = await this.view.releases();
      this.shell.draw(this);
      this.sections.slice(1).forEach((section) => section.refresh());
    });
  }
}
