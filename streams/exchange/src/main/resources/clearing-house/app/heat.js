// All corridors of a year: origins by destinations.

import { element } from "../shared/app/dom.js";
import { scrolling } from "../shared/app/table.js";
import { whole } from "../shared/app/words.js";
import { question } from "./house.js";

export const SHOWN = [
  ["ratio", "Ratio of the reports"],
  ["best", "Best available"],
  ["originReport", "The origin's report"],
  ["destinationReport", "The destination's report"],
];

/** From where on a ratio has a colour; the last class is for all above. */
const STEPS = [0.5, 0.75, 0.9, 1.1, 1.33];

const KEYS = [
  ["heat-1", "below 0.50"],
  ["heat-2", "to 0.75"],
  ["heat-3", "to 0.90"],
  ["heat-4", "0.90 to 1.10"],
  ["heat-5", "to 1.33"],
  ["heat-6", "above"],
];

const part = (name) => document.querySelector(`#heat [data-part="${name}"]`);

function heat(ratio) {
  const step = STEPS.findIndex((limit) => ratio < limit);
  return `heat-${step < 0 ? STEPS.length + 1 : step + 1}`;
}

/** What a corridor shows: text, class and what is said of it. */
function cell(corridor, show) {
  if (!corridor) {
    return { text: "\u2013", kind: "gap", said: "nothing deposited" };
  }
  if (corridor.periods.origin + corridor.periods.destination === 0) {
    return { text: "\u2013", kind: "gap", said: "no number that may be read here" };
  }
  const value = corridor[show];
  const both = corridor.periods.compared > 0;
  const kind = both && corridor.ratio !== null ? heat(corridor.ratio) : corridor.periods.unlike > 0 ? "heat-unlike" : "one";
  const of = both ? `both in ${corridor.periods.compared} of ${corridor.periods.all} months` : corridor.periods.unlike > 0 ? "unlike rules, not compared" : "one side only";
  if (value === null) {
    return { text: show === "ratio" && !both ? (corridor.periods.unlike > 0 ? "unlike" : "one side") : "\u2013", kind: show === "ratio" ? kind : "gap", said: of };
  }
  const text = show === "ratio" ? value.toFixed(2) : whole(value);
  return { text, kind, said: `${text}, ${of}` };
}

export async function drawHeat(house, chosen, countries, choose) {
  const { of: corridors } = await house.json(
    question("v1/corridors", { rule: chosen.rule, freq: "M", from: chosen.year, to: chosen.year }),
  );
  const by = new Map(corridors.map((c) => [`${c.origin} ${c.destination}`, c]));
  const areas = [...new Set(corridors.flatMap((c) => [c.origin, c.destination]))].sort();
  const name = (code) => countries[code] ?? code;
  const shown = SHOWN.find(([id]) => id === chosen.show)[1];
  part("lead").textContent = `${shown}, ${chosen.year}, rule ${chosen.rule}; ${corridors.length} corridors. Choose one to see it over time.`;
  if (areas.length === 0) {
    part("plots").replaceChildren(element("p", {}, "Nothing has been deposited for this choice."));
    part("legend").replaceChildren();
    return;
  }
  const row = (origin) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", title: name(origin) }, origin),
      ...areas.map((destination) => {
        if (origin === destination) {
          return element("td", { class: "own" });
        }
        const { text, kind, said } = cell(by.get(`${origin} ${destination}`), chosen.show);
        const pressed = origin === chosen.origin && destination === chosen.destination;
        return element(
          "td",
          { class: kind },
          element(
            "button",
            {
              type: "button",
              "aria-label": `${name(origin)} to ${name(destination)}: ${said}`,
              "aria-pressed": String(pressed),
              onclick: () => choose({ origin, destination }, true),
            },
            text,
          ),
        );
      }),
    );
  const table = element(
    "table",
    { class: "matrix" },
    element("caption", { class: "visually-hidden" }, `${shown} by origin and destination`),
    element(
      "thead",
      {},
      element("tr", {}, element("th", { scope: "col" }, "from \\ to"), ...areas.map((code) => element("th", { scope: "col", title: name(code) }, code))),
    ),
    element("tbody", {}, ...areas.map(row)),
  );
  part("plots").replaceChildren(scrolling("All corridors: table", table, "whole-matrix"));
  part("legend").replaceChildren(
    ...KEYS.map(([kind, meaning]) => element("li", {}, element("span", { class: `chip ${kind}`, "aria-hidden": "true" }), meaning)),
    element("li", {}, element("span", { class: "chip heat-unlike", "aria-hidden": "true" }), "unlike rules: not compared"),
    element("li", {}, "\u2013 gap: nothing deposited"),
  );
}
