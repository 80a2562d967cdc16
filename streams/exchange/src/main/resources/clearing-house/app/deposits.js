// Who has deposited what, and how fresh it is.

import { element } from "../shared/app/dom.js";
import { scrolling, table } from "../shared/app/table.js";
import { day } from "../shared/app/words.js";

const part = (name) => document.querySelector(`#deposits [data-part="${name}"]`);

const MONTH = 30.4375 * 24 * 60 * 60 * 1000;

/** How far one table is behind the newest of all. */
function behind(asOf, newest) {
  const months = Math.round((new Date(newest) - new Date(asOf)) / MONTH);
  return months === 0 ? "newest" : `${months} ${months === 1 ? "month" : "months"} behind`;
}

export function drawDeposits(deposits, countries) {
  const latest = new Map();
  deposits.forEach((d) => latest.set(`${d.definition.refArea} ${d.definition.rule}`, d));
  const rows = [...latest.values()].sort((a, b) => (a.definition.refArea < b.definition.refArea ? -1 : 1));
  const newest = rows.map((d) => d.asOf).sort().at(-1);
  part("lead").textContent = `${deposits.length} deposits; the latest of each country and rule that may be read here`;
  if (rows.length === 0) {
    part("plots").replaceChildren(element("p", {}, "Nothing has been deposited yet that may be read here."));
    return;
  }
  part("plots").replaceChildren(
    scrolling(
      "Deposits: table",
      table(
        "Latest deposits",
        ["Country", "Rule", "As of", "Freshness", "Version", "Received", "Source", "Readers", "Contact"],
        rows.map((d) => [
          countries[d.definition.refArea] ?? d.definition.refArea,
          d.definition.rule,
          day(d.asOf),
          behind(d.asOf, newest),
          String(d.version) + (d.revises > 0 ? `, revises ${d.revises}: ${d.revisionReason}` : ""),
          day(d.receivedAt.slice(0, 10)),
          d.definition.source,
          d.definition.readers.toLowerCase(),
          d.definition.contact,
        ]),
      ),
      "full",
    ),
  );
}
