// What every section of the page has in common: it asks when it comes into sight, draws what it is told, and has at its foot
// its numbers as a table, its definition and its very data as a file.

import { joined } from "../app/csv.js";
import { download, element } from "../app/dom.js";
import { scrolling } from "../app/table.js";
import { Problem } from "../app/view.js";

export class Section {
  /** Names of the choices it depends on, as-of date and release aside, on which all do. */
  dependsOn = [];

  /** Whether it asks even if it is out of sight. */
  always = false;

  /** Whether its numbers are offered as a table. */
  tabulates = false;

  /** What was asked last, so that an answer that was overtaken is not drawn. */
  #asking = 0;
  #answers = null;

  /** The as-of date of which they are. */
  #asOf = "";
  #near = false;
  #due = false;
  #width = 0;
  #table;

  /**
   * @param id of its element in the page
   * @param page what all sections share: view, choices, overview and names
   */
  constructor(id, page) {
    this.id = id;
    this.page = page;
    this.root = document.getElementById(id);
    this.#foot();
    new IntersectionObserver(
      ([entry]) => {
        this.#near = entry.isIntersecting;
        if (this.#near && this.#due) {
          this.refresh();
        }
      },
      { rootMargin: "300px" },
    ).observe(this.root);
    new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width !== this.#width) {
        this.#width = width;
        this.redraw();
      }
    }).observe(this.part("plots"));
  }

  /** An element of this section that is filled in. */
  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  get width() {
    return this.part("plots").clientWidth;
  }

  /** The questions whose answers it shows. A section that asks something else overrides {@link ask}. */
  questions() {
    return [];
  }

  async ask() {
    return Promise.all(this.questions().map((question) => this.page.view.cells(question)));
  }

  /** Asks anew; not before it is near to what the reader sees. */
  async refresh() {
    if (!this.#near && !this.always) {
      this.#due = true;
      return;
    }
    this.#due = false;
    const mine = ++this.#asking;
    const { asOf } = this.page.overview;
    this.root.setAttribute("aria-busy", "true");
    try {
      const answers = await this.ask();
      if (mine === this.#asking) {
        this.#answers = answers;
        this.#asOf = asOf;
        this.redraw();
      }
    } catch (problem) {
      if (!(problem instanceof Problem)) {
        throw problem;
      }
      if (mine === this.#asking) {
        this.#answers = null;
        this.part("lead").textContent = "";
        this.part("note").textContent = "";
        this.say(problem.message);
      }
    } finally {
      if (mine === this.#asking) {
        this.root.removeAttribute("aria-busy");
      }
    }
  }

  /** Draws what is known. */
  redraw() {
    if (this.#answers && this.width > 0) {
      this.draw(this.#answers);
      this.#table.hidden = !this.tabulates;
      if (this.#table.open) {
        this.#fillTable();
      }
    }
  }

  /** Says why there is nothing to see. */
  say(text) {
    this.part("plots").replaceChildren(element("p", {}, text));
    this.part("legend")?.replaceChildren();
    this.#table.hidden = true;
  }

  /** Its numbers as a table; null if there are none. */
  table() {
    return null;
  }

  #fillTable() {
    this.#table.querySelector(".scroll")?.remove();
    const made = this.table();
    if (made) {
      this.#table.append(scrolling(`${this.#title()}: table`, made));
    }
  }

  #title() {
    return this.root.querySelector("h2").textContent;
  }

  #foot() {
    this.#table = element(
      "details",
      { class: "numbers", hidden: true, ontoggle: () => this.#table.open && this.#fillTable() },
      element("summary", {}, "Table", element("span", { class: "visually-hidden" }, ` of ${this.#title()}`)),
    );
    const definition = element(
      "details",
      {},
      element("summary", {}, "Definition and source", element("span", { class: "visually-hidden" }, ` of ${this.#title()}`)),
    );
    definition.append(this.part("definition"));
    const file = element(
      "button",
      { type: "button", class: "download", onclick: () => this.#download() },
      "Download CSV",
      element("span", { class: "visually-hidden" }, ` of ${this.#title()}`),
    );
    this.root.append(element("div", { class: "foot" }, this.#table, definition, file));
  }

  /** The cells that are shown: the answers as they were sent. */
  #download() {
    const texts = this.cells(this.#answers ?? []).map((answer) => answer.text);
    if (texts.length > 0) {
      download(`borderflow-${this.id}-${this.#asOf}.csv`, joined(texts));
    }
  }

  /** Those of the answers that are cells. */
  cells(answers) {
    return answers;
  }
}
