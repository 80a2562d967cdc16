// One corridor over time: both reports, the best figure, and the definitions side by side.

import { download, element } from "../shared/app/dom.js";
import { scrolling, table } from "../shared/app/table.js";
import { period, whole } from "../shared/app/words.js";
import { entry } from "../shared/charts/legend.js";
import { monthLines } from "../shared/charts/months.js";
import { scrubber } from "../shared/charts/scrubber.js";
import { question } from "./house.js";

const HEIGHT = 320;

const COMPARISONS = {
  LIKE: "",
  POPULATIONS_DIFFER: "the groups of people that are counted are not described alike",
  UNLIKE: "counted by unlike rules, not compared",
  ONE_SIDED: "one side only",
  GAP: "a gap",
};

const STATUSES = { A: "", P: "provisional", C: "suppressed", Z: "zero, as nothing was said", W: "withheld" };

const part = (name) => document.querySelector(`#corridor [data-part="${name}"]`);

const path = (chosen) =>
  question("v1/matrix", { rule: chosen.rule, freq: "M", origin: chosen.origin, destination: chosen.destination });

/** A report as a point of a line. */
function point(cell, report) {
  const none = report === null || report.status === "W";
  return {
    period: cell.period,
    kind: none ? "none" : report.value === null ? "suppressed" : "value",
    value: none || report.value === null ? NaN : report.value,
    hidden: 0,
    provisional: report?.status === "P",
    lower: NaN,
    upper: NaN,
  };
}

function bestPoint(cell) {
  return { period: cell.period, kind: cell.best ? "value" : "none", value: cell.best?.value ?? NaN, hidden: 0, provisional: cell.best?.provisional ?? false, lower: NaN, upper: NaN };
}

/** A report in words. */
function said(report) {
  if (report === null) {
    return "gap";
  }
  const status = STATUSES[report.status];
  return report.value === null ? status : whole(report.value) + (status ? ` (${status})` : "");
}

function spoken(cell) {
  const ratio = cell.ratio === null ? "" : `; ratio ${cell.ratio.toFixed(2)}, difference ${whole(cell.difference)}`;
  const best = cell.best ? `; best available ${whole(cell.best.value)}, quality ${cell.best.quality}` : "";
  const comparison = COMPARISONS[cell.comparison] ? `; ${COMPARISONS[cell.comparison]}` : "";
  return `${period(cell.period)}: origin ${said(cell.originReport)}, destination ${said(cell.destinationReport)}${ratio}${best}${comparison}`;
}

export async function drawCorridor(house, chosen, countries, deposits) {
  const name = (code) => countries[code] ?? code;
  const title = `${name(chosen.origin)} to ${name(chosen.destination)}`;
  document.getElementById("corridor-title").textContent = chosen.origin ? title : "A corridor over time";
  const { of: cells } = chosen.origin && chosen.destination ? await house.json(path(chosen)) : { of: [] };
  if (cells.length === 0) {
    part("plots").replaceChildren(element("p", {}, "Nothing has been deposited of this corridor under this rule."));
    ["lead", "readout", "note"].forEach((id) => (part(id).textContent = ""));
    ["scrub", "legend", "definitions"].forEach((id) => part(id).replaceChildren());
    return;
  }
  const both = cells.filter((cell) => cell.ratio !== null).length;
  part("lead").textContent = `${period(cells[0].period)} to ${period(cells.at(-1).period)}, rule ${chosen.rule}; both reports in ${both} of ${cells.length} months`;
  drawLines(title, cells);
  const differ = cells.find((cell) => cell.unlike.length > 0);
  part("note").textContent = differ ? `The definitions differ in: ${differ.unlike.join(", ").toLowerCase()}.` : "";
  part("definitions").replaceChildren(definitions(chosen, name, deposits));
  fillTable(title, cells);
  part("download").onclick = async () => download(`mirror-${chosen.origin}-${chosen.destination}.csv`, await house.csv(path(chosen)));
}

function drawLines(title, cells) {
  const lines = [
    { name: "The origin's report", kind: "departures", points: cells.map((cell) => point(cell, cell.originReport)) },
    { name: "The destination's report", kind: "arrivals", points: cells.map((cell) => point(cell, cell.destinationReport)) },
    { name: "Best available", kind: "net", points: cells.map(bestPoint) },
  ];
  const chart = monthLines(`${title}: both reports by month`, lines, { width: Math.max(320, part("plots").clientWidth), height: HEIGHT });
  part("plots").replaceChildren(chart.svg.node());
  part("scrub").replaceChildren(
    scrubber([chart], cells.map((cell) => cell.period), (i) => spoken(cells[i]), (i) => (part("readout").textContent = spoken(cells[i])), cells.length - 1),
  );
  part("legend").replaceChildren(...lines.map((one) => entry("line", one.kind, one.name)), element("li", {}, "a break in a line is a gap"));
}

/** Both definitions, what differs set apart. */
function definitions(chosen, name, deposits) {
  const latest = (area) => deposits.filter((d) => d.definition.refArea === area && d.definition.rule === chosen.rule).at(-1)?.definition;
  const [one, other] = [latest(chosen.origin), latest(chosen.destination)];
  const rows = [
    ["Rule", (d) => `${d.rule}: ${d.thresholdDays} of ${d.windowDays} days`],
    ["Counted", (d) => d.included.join("; ")],
    ["Not counted", (d) => d.excluded.join("; ") || "nobody named"],
    ["Source", (d) => d.source],
    ["Coverage", (d) => d.coverage.text],
    ["Contact", (d) => d.contact],
  ];
  const share = (d, direction) => (d.coverage[direction] === null ? "not stated" : `${Math.round(1000 * d.coverage[direction]) / 10} %`);
  const side = (d, what, direction) => {
    if (!d) {
      return element("div", {}, element("h3", {}, what), element("p", {}, "No deposit that may be read here."));
    }
    const told = rows.map(([label, of], i) => [label, of(d), i < 3 && one && other && of(one) !== of(other)]);
    told.push([direction === "departures" ? "Departures recorded" : "Arrivals recorded", share(d, direction), false]);
    return element(
      "div",
      {},
      element("h3", {}, what),
      element("dl", {}, ...told.flatMap(([label, text, differs]) => [element("dt", {}, label), element("dd", { class: differs ? "differs" : null }, text + (differs ? " (differs)" : ""))])),
    );
  };
  return element(
    "div",
    { class: "definitions" },
    side(one, `Origin: ${name(chosen.origin)}`, "departures"),
    side(other, `Destination: ${name(chosen.destination)}`, "arrivals"),
  );
}

function fillTable(title, cells) {
  const rows = [...cells].reverse().map((cell) => [
    period(cell.period),
    said(cell.originReport),
    said(cell.destinationReport),
    cell.difference === null ? "\u2013" : whole(cell.difference),
    cell.ratio === null ? "\u2013" : cell.ratio.toFixed(3),
    cell.best ? whole(cell.best.value) : "\u2013",
    cell.best ? cell.best.quality : "\u2013",
  ]);
  part("numbers").querySelector(".scroll")?.remove();
  part("numbers").append(
    scrolling(`${title}: numbers`, table(`${title} by month`, ["Month", "Origin's report", "Destination's report", "Difference", "Ratio", "Best available", "Quality"], rows)),
  );
}
