// How the deployment is, asked again and again while anybody looks.

import { element } from "../app/dom.js";
import { scrolling, table } from "../app/table.js";
import { Problem, View } from "../app/view.js";
import { bytes, duration, percent, whole } from "../app/words.js";

const BETWEEN = 2_000;
const COUNTED = [["received", "Received"], ["accepted", "Accepted"], ["duplicates", "Duplicates"], ["rejected", "Rejected"]];

const view = new View();
const part = (section, name) => document.querySelector(`#${section} [data-part="${name}"]`);
let due = 0;

document.getElementById("key-form").addEventListener("submit", (event) => {
  event.preventDefault();
  view.key = document.getElementById("key-text").value.trim();
  document.getElementById("key-text").value = "";
  look();
});
document.addEventListener("visibilitychange", look);
look();

async function look() {
  clearTimeout(due);
  if (document.hidden) {
    live("off");
    return;
  }
  try {
    draw(await view.status());
    live("live");
    problem("");
  } catch (refusal) {
    if (!(refusal instanceof Problem)) {
      throw refusal;
    }
    live("away");
    say(refusal.message);
    problem(refusal.status === 401 ? refusal.message : "");
  }
  due = setTimeout(look, BETWEEN);
}

function live(state) {
  const sign = document.getElementById("live");
  sign.dataset.state = state;
  sign.textContent = { live: "live", away: "trying again", off: "" }[state];
  sign.hidden = state === "off";
}

function problem(text) {
  const told = document.getElementById("key-problem");
  told.textContent = text;
  told.hidden = text === "";
  if (text !== "") {
    document.getElementById("key").open = true;
  }
}

/** Only what is otherwise is told anew to who listens. */
function say(text) {
  const told = document.getElementById("state");
  if (told.textContent !== text) {
    told.textContent = text;
  }
}

function draw(status) {
  say(status.ready ? "Ready" : `Not ready: ${status.reason}`);
  drawRecords(status);
  rows("work", ["Stage", "Records", "Oldest waits", "Days behind"], keys(status.lag_records, status.days_behind), (stage) => [
    count(status.lag_records?.[stage]),
    time(status.lag_seconds?.[stage]),
    count(status.days_behind?.[stage]),
  ]);
  const latency = status.latency_seconds ?? {};
  part("work", "note").textContent =
    latency.p99 === undefined ? "" : `From receipt to cell: half within ${duration(latency.p50)}, 99 % within ${duration(latency.p99)}.`;
  rows("outcomes", ["Rule", "Pending", "Migrant", "Not migrant"], keys(status.pending, status.verdicts), (rule) => [
    count(status.pending?.[rule]),
    count(status.verdicts?.[rule]?.MIGRANT),
    count(status.verdicts?.[rule]?.NOT_MIGRANT),
  ]);
  rows("refused", ["What", "Number", "Oldest waits"], ["Refused", "Dead letters"], (what) =>
    what === "Dead letters"
      ? [count(status.dead_letters), ""]
      : [count(status.rejected_open), status.rejected_open > 0 ? time(status.rejected_oldest_seconds) : ""],
  );
  rows("stores", ["Store", "Size"], keys(status.state_bytes), (store) => [bytes(status.state_bytes[store])]);
  part("stores", "note").textContent =
    status.to_restore > 0 ? `${whole(status.to_restore)} records of state are yet to be read back.` : "";
  const silent = Object.entries(status.post_silent_seconds ?? {}).sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  rows("silence", ["Post", "Silent for", "Complete"], silent.map(([post]) => post), (post) => [
    time(status.post_silent_seconds[post]),
    share(status.post_completeness?.[post]),
  ]);
  document.body.dataset.drawn = "";
}

function drawRecords({ records = {}, release }) {
  part("records", "lead").textContent = release ? `Latest release: ${release.number}, as of ${release.as_of}` : "No release yet";
  part("records", "tiles").replaceChildren(
    ...COUNTED.map(([what, name]) => element("div", {}, element("dt", {}, name), element("dd", {}, count(records[what])))),
  );
}

function rows(section, head, names, of) {
  const title = document.getElementById(`${section}-title`).textContent;
  part(section, "table").replaceChildren(
    names.length === 0
      ? element("p", {}, "Not known to this service.")
      : scrolling(`${title}: table`, table(title, head, names.map((name) => [name, ...of(name)])), "full"),
  );
}

function keys(...objects) {
  return [...new Set(objects.flatMap((object) => Object.keys(object ?? {})))];
}

const count = (number) => (number === undefined ? "\u2013" : whole(number));
const time = (seconds) => (seconds === undefined ? "\u2013" : duration(seconds));
const share = (of) => (of === undefined ? "\u2013" : percent(of));
