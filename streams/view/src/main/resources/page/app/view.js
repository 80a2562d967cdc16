// Asks the view. The key, if there is one, is kept here and nowhere else.

import { records } from "./csv.js";

/** An answer that is none: what the view says of it (RFC 9457). */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail ? `${title}: ${detail}` : title);
    this.status = status;
  }
}

/**
 * @typedef {object} Answer
 * @property {string} text the answer as it was sent
 * @property {object[]} cells its records
 * @property {string} event name of the latest change that is in it
 */

export class View {
  #key = "";

  /** The latest answers with their entity tags, by format and question: what has not changed is not sent again. */
  #kept = new Map();

  get hasKey() {
    return this.#key !== "";
  }

  set key(key) {
    this.#key = key;
    this.#kept.clear();
  }

  /** Cells, as SDMX-CSV. */
  async cells(query) {
    return this.#ask(`v1/flows?${query}`, "text/csv", (text) => ({ cells: records(text) }));
  }

  /** How long people stayed, as CSV. */
  async lengths(query) {
    return this.#ask(`v1/stay-lengths?${query}`, "text/csv", (text) => ({ cells: records(text) }));
  }

  /** All classes of lengths, and where rules draw their lines. */
  async lengthClasses(query) {
    return this.#ask(`v1/stay-lengths?${query}`, "application/json", JSON.parse);
  }

  /** Why the totals of a release are not those of the one before it. */
  async revisions(release) {
    return this.#ask(`v1/releases/${release}/revisions`, "text/csv", (text) => ({ cells: records(text) }));
  }

  /** The releases, oldest first. */
  async releases() {
    return (await this.#ask("v1/releases", "application/json", JSON.parse)).releases;
  }

  /** How the deployment is. */
  async status() {
    return this.#ask("v1/status", "application/json", JSON.parse);
  }

  /** The code lists: names by code, by the id of the list. */
  async names() {
    const message = await this.#ask("v1/structure", "application/json", JSON.parse);
    return Object.fromEntries(
      message.data.codelists.map((list) => [list.id, new Map(list.codes.map((code) => [code.id, code.name]))]),
    );
  }

  /** The changes of some cells since an event, as a body that does not end by itself. */
  async changes(query, event, signal) {
    const url = `v1/flows/stream?${query}&lastEventId=${encodeURIComponent(event)}`;
    const response = await fetch(url, { headers: this.#headers("text/event-stream"), cache: "no-store", signal });
    await refuse(response);
    return response.body;
  }

  async #ask(url, type, read) {
    const question = `${type} ${url}`;
    const kept = this.#kept.get(question);
    const headers = this.#headers(type);
    if (kept) {
      headers["If-None-Match"] = kept.tag;
    }
    // What only a key opens is not left on the reader's disk.
    const response = await fetch(url, { headers, cache: this.hasKey ? "no-store" : "no-cache" }).catch(() => {
      throw new Problem(0, "The service does not answer");
    });
    const event = response.headers.get("Event-Id") ?? "";
    if (kept && response.status === 304) {
      return { ...kept.answer, event };
    }
    await refuse(response);
    const text = await response.text();
    const answer = { text, ...read(text), event };
    const tag = response.headers.get("ETag");
    if (tag) {
      this.#kept.set(question, { tag, answer });
    }
    return answer;
  }

  #headers(type) {
    return this.hasKey ? { Accept: type, Authorization: `Bearer ${this.#key}` } : { Accept: type };
  }
}

async function refuse(response) {
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Problem(response.status, problem.title ?? `Answer ${response.status}`, problem.detail);
  }
}
