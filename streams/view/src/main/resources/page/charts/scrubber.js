// A month to look at: by pointer over the charts, or with the arrow keys. A line stands in each chart where it is.

import { start } from "../app/calendar.js";
import { element } from "../app/dom.js";

/**
 * @param charts charts over the same months
 * @param periods the months
 * @param told what is told of a month, in words
 * @param show called with the index of the month that is looked at
 * @param at index to begin with
 */
export function scrubber(charts, periods, told, show, at) {
  const cursors = charts.map(({ svg, top, bottom }) => svg.append("line").attr("class", "cursor").attr("y1", top).attr("y2", bottom));
  const slider = element("input", {
    type: "range",
    min: 0,
    max: periods.length - 1,
    step: 1,
    value: at,
    "aria-label": "Month to look at",
    oninput: () => look(Number(slider.value)),
  });

  function look(i) {
    slider.value = i;
    slider.setAttribute("aria-valuetext", told(i));
    charts.forEach(({ x }, n) => cursors[n].attr("x1", x(start(periods[i]))).attr("x2", x(start(periods[i]))));
    show(i);
  }

  for (const { svg, x, width } of charts) {
    const chart = svg.node();
    chart.addEventListener("pointermove", (event) => {
      const box = chart.getBoundingClientRect();
      const date = x.invert(((event.clientX - box.left) * width) / box.width);
      const nearest = periods.reduce((a, b) => (Math.abs(start(b) - date) < Math.abs(start(a) - date) ? b : a));
      look(periods.indexOf(nearest));
    });
  }
  look(at);
  return slider;
}
