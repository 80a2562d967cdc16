// The page of a clearing-house: what is chosen stands in its address.

import { offer } from "../shared/app/dom.js";
import { drawCorridor } from "./corridor.js";
import { drawDeposits } from "./deposits.js";
import { SHOWN, drawHeat } from "./heat.js";
import { House, Problem } from "./house.js";

const ALLOWED = {
  rule: /^\d{1,3}\/\d{1,3}$/,
  year: /^\d{4}$/,
  show: /^(ratio|best|originReport|destinationReport)$/,
  origin: /^[A-Z]{3}$/,
  destination: /^[A-Z]{3}$/,
};

const house = new House();
const form = document.getElementById("choices");
const chosen = { rule: "", year: "", show: "ratio", origin: "", destination: "" };
let countries = {};
let deposits = [];
let years = [];

const given = new URLSearchParams(location.search);
for (const [name, pattern] of Object.entries(ALLOWED)) {
  const value = given.get(name) ?? "";
  if (pattern.test(value)) {
    chosen[name] = value;
  }
}

/** Chooses, writes it into the address and draws what depends on it. */
async function choose(changes, toCorridor = false) {
  const rule = changes.rule !== undefined && changes.rule !== chosen.rule;
  Object.assign(chosen, changes);
  history.replaceState(null, "", `?${new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ""))}`);
  await attempt(async () => {
    if (rule) {
      await askCorridors();
    }
    await draw();
  });
  if (toCorridor) {
    document.getElementById("corridor").focus();
    document.getElementById("corridor").scrollIntoView({ block: "start" });
  }
}

/** What can be chosen: asked once for each rule. */
async function askCorridors() {
  const rules = [...new Set(deposits.map((d) => d.definition.rule))].sort();
  if (!rules.includes(chosen.rule)) {
    chosen.rule = rules[0] ?? "";
  }
  offer(form.elements.rule, rules.map((rule) => [rule, rule]), chosen.rule);
  const { of: corridors } = chosen.rule ? await house.json(`v1/corridors?freq=M&rule=${chosen.rule}`) : { of: [] };
  const name = (code) => [code, countries[code] ? `${countries[code]} (${code})` : code];
  const origins = [...new Set(corridors.map((c) => c.origin))].sort();
  const destinations = [...new Set(corridors.map((c) => c.destination))].sort();
  if (!origins.includes(chosen.origin) || !destinations.includes(chosen.destination)) {
    const first = corridors.find((c) => c.periods.compared > 0) ?? corridors[0];
    Object.assign(chosen, first ? { origin: first.origin, destination: first.destination } : { origin: "", destination: "" });
  }
  offer(form.elements.origin, origins.map(name), chosen.origin);
  offer(form.elements.destination, destinations.map(name), chosen.destination);
  const last = Math.max(...deposits.map((d) => Number(d.asOf.slice(0, 4))), 0);
  const longest = Math.max(...corridors.map((c) => c.periods.all), 0);
  years = Array.from({ length: Math.ceil(longest / 12) + 1 }, (_, i) => String(last - i)).filter(() => last > 0);
  if (!years.includes(chosen.year)) {
    // The latest year is seldom whole.
    chosen.year = years[1] ?? years[0] ?? "";
  }
  offer(form.elements.year, years.map((year) => [year, year]), chosen.year);
  offer(form.elements.show, SHOWN, chosen.show);
}

async function draw() {
  offer(form.elements.origin, [...form.elements.origin.options].map((o) => [o.value, o.text]), chosen.origin);
  offer(form.elements.destination, [...form.elements.destination.options].map((o) => [o.value, o.text]), chosen.destination);
  if (chosen.rule === "") {
    document.getElementById("as-of").textContent = "Nothing has been deposited yet that may be read here.";
  }
  await Promise.all([drawHeat(house, chosen, countries, choose), drawCorridor(house, chosen, countries, deposits)]);
  document.getElementById("announcement").textContent = `Shown: ${chosen.origin} to ${chosen.destination}, ${chosen.year}, rule ${chosen.rule}`;
}

/** Asks for everything anew. */
async function load() {
  const [all, seen] = await Promise.all([house.json("v1/countries"), house.json("v1/deposits")]);
  countries = all.of;
  deposits = seen.of;
  const latest = deposits.at(-1);
  document.getElementById("as-of").textContent = latest ? `After deposit ${latest.number}, received ${latest.receivedAt.slice(0, 10)}` : "Nothing deposited yet";
  await askCorridors();
  drawDeposits(deposits, countries);
  await draw();
}

/** Does what may be refused, and says so if it is. */
async function attempt(what) {
  const problem = document.getElementById("key-problem");
  try {
    await what();
    problem.hidden = true;
  } catch (refused) {
    if (!(refused instanceof Problem)) {
      throw refused;
    }
    if (refused.status === 401) {
      problem.textContent = refused.message;
      problem.hidden = false;
    } else {
      document.getElementById("as-of").textContent = refused.message;
    }
  }
}

async function useKey(key) {
  house.key = key;
  document.getElementById("key-text").value = "";
  await attempt(load);
  if (!document.getElementById("key-problem").hidden) {
    house.key = "";
  }
  document.getElementById("sight").textContent = house.key === "" ? "What is public" : "With a key";
}

form.addEventListener("change", ({ target }) => choose({ [target.name]: target.value }));
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  useKey(document.getElementById("key-text").value.trim());
});
document.getElementById("key-forget").addEventListener("click", () => useKey(""));
let resized = 0;
addEventListener("resize", () => {
  clearTimeout(resized);
  resized = setTimeout(() => attempt(draw), 200);
});

await attempt(load);
document.body.dataset.drawn = "true";
