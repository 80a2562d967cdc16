// Border posts: what came from each, month by month, and which have fallen silent.

import { isOver } from "../app/calendar.js";
import { element } from "../app/dom.js";
import { ANY, TOTAL, query, vintage } from "../app/query.js";
import { series } from "../app/series.js";
import { scrolling, table } from "../app/table.js";
import { period, whole } from "../app/words.js";
import { entry } from "../charts/legend.js";
import { strip } from "../charts/strip.js";
import { Section } from "./section.js";

const YEARS = 3;

export class Posts extends Section {
  constructor(page) {
    super("posts", page);
  }

  questions() {
    return [
      query({
        freq: "M",
        measure: "CROSSINGS",
        direction: ["A", "D"],
        borderPost: ANY,
        ...vintage(this.page.choices.all),
        from: this.page.overview.periods(YEARS)[0],
      }),
    ];
  }

  draw([answer]) {
    const { asOf, periods } = this.page.overview;
    const months = periods(YEARS);
    const by = new Map();
    for (const cell of answer.cells) {
      if (cell.BORDER_POST !== TOTAL) {
        by.set(cell.BORDER_POST, [...(by.get(cell.BORDER_POST) ?? []), cell]);
      }
    }
    if (by.size === 0) {
      this.say("No cells of border posts.");
      this.part("lead").textContent = "";
      return;
    }
    const due = months.filter((m) => isOver(m, asOf)).at(-1) ?? months.at(-1);
    const posts = [...by].map(([code, cells]) => summary(code, series(cells, months), due, asOf));
    posts.sort((a, b) => b.silent - a.silent || b.crossings - a.crossings || a.code.localeCompare(b.code));
    const silent = posts.filter((post) => post.silent).length;
    this.part("lead").textContent =
      `${posts.length} posts, the last ${months.length} months` + (silent > 0 ? `; ${silent} without a cell in ${period(due)}` : "");
    this.part("plots").replaceChildren(
      scrolling(
        "Border posts: table",
        table(
          "Border posts",
          ["Post", element("th", { scope: "col", class: "picture" }, "By month"), "Months present", "Last month", "Crossings"],
          posts.map((post) => [
            post.code,
            element("td", { class: "picture" }, strip(post.points, post.told)),
            `${post.present} of ${post.since}`,
            element("td", { class: post.silent ? "problem" : "" }, period(post.last), post.silent ? " (silent)" : ""),
            post.crossings > 0 ? whole(post.crossings) : element("span", { class: "suppressed" }, "suppressed"),
          ]),
        ),
        "full",
      ),
    );
    this.part("legend").replaceChildren(
      entry("solid", "arrivals", "Crossings, each post by its own greatest month"),
      entry("hatched", "quiet", "Suppressed: few travellers"),
      entry("solid", "warn", "Nothing"),
    );
  }
}

/** What is told of one post; months before its first are not held against it. */
function summary(code, points, due, asOf) {
  const first = points.findIndex((p) => p.kind !== "none");
  const since = points.slice(first);
  const present = since.filter((p) => p.kind !== "none");
  const last = present.at(-1).period;
  const gaps = since.filter((p) => p.kind === "none" && isOver(p.period, asOf)).map((p) => period(p.period));
  return {
    code,
    points: points.map((p) => ({ ...p, provisional: !isOver(p.period, asOf) })),
    since: since.filter((p) => isOver(p.period, asOf) || p.kind !== "none").length,
    present: present.length,
    last,
    silent: last < due,
    crossings: since.reduce((sum, p) => sum + (p.value || 0), 0),
    told: gaps.length === 0 ? "every month present" : `nothing in ${gaps.join(", ")}`,
  };
}
