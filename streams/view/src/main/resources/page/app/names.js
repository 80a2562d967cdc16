// What codes mean, as far as it is known yet: the code lists come after the first figures.

import { TOTAL } from "./query.js";

export class Names {
  #areas = new Map();

  set lists(lists) {
    this.#areas = lists.CL_AREA ?? new Map();
  }

  /** A country or citizenship. */
  area(code, all) {
    return code === TOTAL ? all : (this.#areas.get(code) ?? (code === "_U" ? "Not stated" : code));
  }
}
