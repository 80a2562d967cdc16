// The months of one post side by side: how much was counted, and where nothing was.

import { drawn } from "../app/dom.js";

const STEP = 4;

/** With fewer months than these there is room left over. */
const SLOTS = 24;

/** @param points by month; the last is lighter if its month is not over */
export function strip(points, label) {
  const most = Math.max(1, ...points.map((p) => p.value).filter(Number.isFinite));
  const width = Math.max(SLOTS, points.length) * STEP;
  const first = points.findIndex((p) => p.kind !== "none");
  return drawn(
    "svg",
    { class: "strip", viewBox: `0 0 ${width} 24`, preserveAspectRatio: "none", role: "img", "aria-label": label },
    ...points.map((p, i) => {
      const box = (kind, height) =>
        drawn("rect", { class: kind, x: i * STEP + 0.4, width: STEP - 0.8, y: 22 - height, height, opacity: p.provisional ? 0.5 : 1 });
      if (p.kind === "value") {
        return box("present", Math.max(1.5, (p.value / most) * 21));
      }
      return p.kind === "suppressed" ? box("hidden", 7) : i < first ? "" : box("absent", 2.5);
    }),
    drawn("line", { x1: 0, x2: width, y1: 22.5, y2: 22.5, class: "zero" }),
  );
}
