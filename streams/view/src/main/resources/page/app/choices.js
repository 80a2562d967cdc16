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

/** What may stand in the address: anything else is as if it were not there. */
const ALLOWED = {
  measure: /^(MIGRANTS|CROSSINGS)$/,
  rule: /^\d{1,3}\/\d{1,3}$/,
  citizenship: /^([A-Z]{3}|_T|_U)$/,
  sex: /^[FMXU]$/,
  age: /^(Y\d{1,2}T\d{1,2}|Y_GE85|_U)$/,
  years: /^(2|5|10|all)$/,
  asOf: /^\d{4}-\d{2}-\d{2}$/,
  release: /^\d{1,9}$/,
  year: /^\d{4}$/,
  direction: /^(A|D|NET)$/,
};

export class Choices extends EventTarget {
  #chosen = { ...DEFAULTS };

  constructor() {
    super();
    const given = new URLSearchParams(location.search);
    for (const name of Object.keys(DEFAULTS)) {
      const value = given.get(name) ?? "";
      this.#chosen[name] = ALLOWED[name].test(value) ? value : DEFAULTS[name];
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
