// Elements without ceremony. Text is always set as text, never as markup.

/** An element: properties that begin with "on" listen, others are attributes; false and null leave one out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  return fill(made, attributes, children);
}

/** The same for SVG. */
export function drawn(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Sets the options of a list to pick from: pairs of value and name, or groups of them; keeps what is chosen. */
export function offer(select, options, chosen) {
  const option = ([value, name]) => element("option", { value }, name);
  select.replaceChildren(
    ...options.map((o) =>
      o.group ? element("optgroup", { label: o.group }, ...o.options.map(option)) : option(o),
    ),
  );
  select.value = chosen;
  if (select.selectedIndex < 0) {
    select.append(element("option", { value: chosen }, chosen));
    select.value = chosen;
  }
}

/** Lets the reader keep a text as a file. */
export function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
