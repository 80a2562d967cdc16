// What the reader has chosen. It stands in the address, so that a view can be sent to somebody.

const DEFAULTS = {
  measure: "MIGRANTS",
  rule: "",
  citizenship: "_T",
  sex: "_T",
  age: "_T",
  years: "10",
  asOf: "",
  release: "",
  year: "",
  direction: "A",
};

export class Choices extends EventTarget {
  #chosen = { ...DEFAULTS };

  constructor() {
    super();
    const given = new URLSearchParams(location.search);
    for (const name of Object.keys(DEFAULTS)) {
      this.#chosen[name] = given.get(name) ?? DEFAULTS[name];
    }
  }

  get all() {
    return { ...this.#chosen };
  }

  /** Chooses, and tells so: the event "chosen" has the names of what became otherwise. */
  choose(changes) {
    const names = Object.keys(changes).filter((name) => this.#chosen[name] !== changes[name]);
    if (names.length === 0) {
      return;
    }
    Object.assign(this.#chosen, changes);
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries(this.#chosen)) {
      if (value !== DEFAULTS[name]) {
        given.set(name, value);
      }
    }
    history.replaceState(null, "", given.size === 0 ? location.pathname : `?${given}`);
    this.dispatchEvent(new CustomEvent("chosen", { detail: names }));
  }
}
